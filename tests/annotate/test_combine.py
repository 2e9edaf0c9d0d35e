"""What rules and tagger make of a text together, with a tagger whose answers are given."""

import numpy as np

from attrib.annotate.attributions import search
from attrib.annotate.combine import combine
from attrib.annotate.tagger.model import CONTENT, SOURCE, Tagged
from attrib.annotate.tagger.windows import LEFT, WIDTH
from attrib.annotate.view import View
from attrib.schema import Span


def view_of(text: str) -> View:
    return View(text, [Span(0, len(text))])


def tag(view: View, cue: str, content: str, source: str = "", *, chance: float = 0.9) -> Tagged:
    """A tag whose cue, content and source are words of the text."""

    def place(words: str) -> tuple[int, int]:
        start = view.text.index(words)
        return view.token_range(Span(start, start + len(words)))

    first, last = place(cue)
    labels = np.zeros(WIDTH, np.int8)
    for words, label in ((content, CONTENT), (source, SOURCE)):
        if words:
            left, right = (at - first + LEFT for at in place(words))
            labels[left:right] = label
    return Tagged((first, last), chance, first - LEFT, labels)


def contents(view: View, *tags: Tagged) -> list[str]:
    drafts, _ = combine(view, search(view), tags)
    return [" ".join(view.text[span.start : span.end] for span in item.content) for item in drafts]


def test_a_quotation_nearly_covered_is_content_as_a_whole_and_without_its_marks() -> None:
    view = view_of("“The old pier is safe,” Falk said.")
    assert contents(view, tag(view, "said", "old pier is safe", "Falk")) == ["The old pier is safe"]


def test_a_weak_cue_counts_only_where_the_rules_agree() -> None:
    view = view_of("Falk said that the pier is safe. Brandt grinned that it was dry.")
    weak = [
        tag(view, "said", "that the pier is safe", "Falk", chance=0.5),
        tag(view, "grinned", "that it was dry", "Brandt", chance=0.5),
    ]
    assert contents(view, *weak) == ["that the pier is safe"]


def test_what_the_speaker_does_next_is_not_content() -> None:
    view = view_of("Falk said the pier is safe, adding that it was dry.")
    found = contents(
        view,
        tag(view, "said", "the pier is safe, adding that it was dry", "Falk"),
        tag(view, "adding", "that it was dry", "Falk"),
    )
    assert found == ["the pier is safe", "that it was dry"]


def test_what_was_not_said_is_no_attribution() -> None:
    view = view_of("Falk did not say that the pier is safe.")
    assert contents(view, tag(view, "did not say", "that the pier is safe", "Falk")) == []


def test_quotations_that_no_cue_took_keep_the_rules_speaker() -> None:
    view = view_of("Falk: “The pier is safe and dry.”")
    ((source,),) = [[item.source for item in combine(view, search(view), [])[0]]]
    assert source == (0, 1)


def test_a_source_keeps_the_bracket_that_it_opened_and_a_cue_loses_an_article() -> None:
    view = view_of("Falk (R-Ohio) said in a letter that the pier is safe.")
    (item,), _ = combine(view, search(view), [tag(view, "said in a", "that the pier is safe", "Falk (R-Ohio")])
    assert item.source is not None
    assert item.hit is not None
    assert view.low[item.source[1] - 1] == ")"
    assert view.low[item.hit.first : item.hit.last] == ["said"]


def test_a_noun_that_is_its_own_source_is_none() -> None:
    view = view_of("Advocates for ferries met.")
    assert contents(view, tag(view, "Advocates for", "ferries", "Advocates")) == []


def test_a_few_borrowed_words_are_no_direct_quotation() -> None:
    view = view_of("Falk threatened “ice and iron” again.")
    (item,), _ = combine(view, search(view), [tag(view, "threatened", "ice and iron", "Falk")])
    assert not item.quotes


def test_further_quotations_that_only_the_rules_gave_the_speaker_stay_his() -> None:
    view = view_of("“The old pier is safe,” Falk said. “We checked it twice. It will last.”")
    tagged = tag(view, "said", "The old pier is safe", "Falk")
    drafts, taken = combine(view, search(view), [tagged])
    assert len(drafts) == 1
    assert [view.text[span.start : span.end] for span in drafts[0].content] == [
        "The old pier is safe",
        "We checked it twice. It will last.",
    ]
    assert len(taken) == 2
