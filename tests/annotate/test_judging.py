import pytest

from attrib.annotate.judging import NAME, grams, judged
from attrib.annotate.lexicon import lines, words
from attrib.annotate.view import View
from attrib.schema import Span


def view(text: str) -> View:
    return View(text, [Span(0, len(text))])


def weight(text: str) -> float:
    seen = view(text)
    return judged(seen, range(len(seen.low)))[0]


def test_who_and_how_many_do_not_matter() -> None:
    assert weight("Yesterday Ann Dole lost 12 seats.") == weight("Yesterday Bo Lind lost 3,400 seats.")
    assert NAME in {gram for gram, _ in grams(view("Yesterday Ann Dole lost."), range(4))}


def test_judging_words_weigh_more() -> None:
    assert weight("The plan is a shameful and pathetic mess.") > weight("The plan was published on the website.") + 1


def test_a_gram_counts_once() -> None:
    once, twice = weight("It is pathetic."), weight("It is pathetic. It is pathetic.")
    assert twice == pytest.approx(once, abs=1.5)


def test_the_heaviest_word_is_shown() -> None:
    seen = view("The plan is a pathetic mess.")
    _, index = judged(seen, range(len(seen.low)))
    assert seen.low[index] in {"pathetic", "mess"}


def test_words_for_what_happened_have_no_weight() -> None:
    topics = words("topics.txt")
    table = [line.rpartition("\t")[0] for line in lines("judging.tsv")]
    assert len(table) > 5000
    assert not [gram for gram in table if not topics.isdisjoint(gram.split(" "))]


def test_a_word_that_tells_nothing_alone_is_not_named() -> None:
    seen = view("They have done nothing, nothing at all, and never will.")
    heaviest = judged(seen, range(len(seen.low)))[1]
    assert heaviest < 0 or seen.low[heaviest] not in words("hollow.txt")
    seen = view("They have done nothing about this shameful and pathetic mess.")
    assert seen.low[judged(seen, range(len(seen.low)))[1]] in {"shameful", "pathetic", "mess"}
