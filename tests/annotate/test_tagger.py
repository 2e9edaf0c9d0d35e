import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.annotate.attributions import search
from attrib.annotate.tagger import Rules, Tagger, model, shipped, tokens, windows, words
from attrib.annotate.tagger.load import load
from attrib.annotate.tagger.model import cue_ranges
from attrib.annotate.view import View
from attrib.errors import ModelFormatError
from attrib.inference import bundle
from attrib.schema import Span

TEXT = "“The pier is old,” Falk said, “and dry.” Brandt thinks it will rain, according to an aide."


def read(text: str) -> tuple[View, Rules]:
    view = View(text, [Span(0, len(text))])
    found = search(view)
    return view, Rules(found.drafts, found.hits)


def test_traits_depend_on_the_word_alone_and_say_what_lists_know() -> None:
    assert words.traits("said", "said") == words.traits("said", "said")
    assert set(words.traits("said", "said")) != set(words.traits("Said", "said"))
    assert words.shape("COVID-19") == "X-9"
    assert words.shape("Falk") == "capital"
    assert words.shape("F") == "capital"
    assert words.shape("U.S.") == "X."


def test_curly_and_straight_marks_are_one_word() -> None:
    assert words.traits("“", "“") == words.traits('"', '"')
    assert words.word_hash("”") == words.word_hash('"')


def test_token_fields_mark_quotations_and_what_the_rules_found() -> None:
    view, rules = read(TEXT)
    table = tokens.fields(view, rules)
    assert table.shape == (len(view.low), len(tokens.SIZES))
    said = view.low.index("said")
    assert table[said, 3] > 0
    assert table[view.low.index("falk"), 5] > 0
    assert table[view.low.index("pier"), 6] > 0
    assert table[view.low.index("pier"), 1] != table[said, 1] == 0


def test_windows_are_centred_on_the_cue_and_blank_outside_the_text() -> None:
    view, rules = read(TEXT)
    cue = (view.low.index("said"), view.low.index("said") + 1)
    where = windows.positions([cue], len(view.low))
    assert where[0, windows.LEFT] == cue[0]
    assert where[0, 0] == -1
    table = windows.Surroundings(view, [cue], rules).fields([cue], where)
    assert not table[where < 0].any()
    assert table[0, windows.LEFT, 0] == 33
    assert table[0, windows.LEFT - 1, 0] == 17
    assert table[0, windows.LEFT + 1, 0] == 1


_PIECES = st.lists(
    st.sampled_from(
        [
            *["“", "”", '"', "'", "said", "Falk", ",", ".", ":", "that", "he", "told", "—", "WHO", "?", "(", "5", "İ"],
            "\n",
        ]
    ),
    max_size=40,
)


@given(_PIECES)
@settings(max_examples=200)
def test_every_field_stays_in_its_range(pieces: list[str]) -> None:
    view, rules = read(" ".join(pieces))
    table = tokens.fields(view, rules)
    assert all(table[:, column].max(initial=0) < size for column, size in enumerate(tokens.SIZES))
    cues = [(hit.first, hit.last) for hit in rules.hits]
    if cues:
        where = windows.positions(cues, len(view.low))
        found = windows.Surroundings(view, cues, rules).fields(cues, where)
        assert found.min() >= 0
        assert all(found[..., column].max() < size for column, size in enumerate(windows.SIZES))


def test_cues_are_runs_of_sure_tokens_and_weak_ones_stand_apart() -> None:
    chances = np.zeros((12, 2), np.float32)
    chances[1] = 0.9, 0.0
    chances[2] = 0.1, 0.8
    chances[3] = 0.7, 0.2  # begins another one
    chances[4] = 0.2, 0.0  # beside a sure one
    chances[8] = 0.4, 0.0
    chances[11] = 0.0, 0.9
    assert cue_ranges(chances) == [(1, 3), (3, 4), (8, 9), (11, 12)]


def test_the_tagger_finds_cue_source_and_content() -> None:
    view, rules = read("The mayor said on Monday that the bridge is safe.")
    best = max(shipped().tag(view, rules), key=lambda item: item.chance)
    assert view.low[best.cue[0]] == "said"
    labels = best.labels[-best.offset :][: len(view.low)]
    assert [word for word, label in zip(view.low, labels, strict=False) if label == 1] == ["the", "mayor"]
    content = [word for word, label in zip(view.low, labels, strict=False) if label == 2]
    assert " ".join(content).startswith("that the bridge is safe")


def test_windows_computed_in_parts_are_those_computed_at_once(monkeypatch) -> None:
    view, rules = read(" ".join([TEXT] * 12))
    in_parts = shipped().tag(view, rules)
    monkeypatch.setattr("attrib.annotate.tagger.model.CHUNK", 1000)
    at_once = shipped().tag(view, rules)
    assert len(in_parts) > 16  # more than one part
    assert [(item.cue, item.labels.tolist()) for item in in_parts] == [
        (item.cue, item.labels.tolist()) for item in at_once
    ]


def test_each_part_projects_the_text_once(monkeypatch) -> None:
    """Not every part all tokens anew, which made long articles cost with the square of their length."""
    seen = []
    whole = Tagger._sums
    monkeypatch.setattr(Tagger, "_sums", lambda self, shared, *rest: seen.append(shared) or whole(self, shared, *rest))
    shipped().tag(*read(" ".join([TEXT] * 12)))
    assert len(seen) > 1
    assert all(shared is seen[0] for shared in seen)


def test_nothing_gives_nothing() -> None:
    assert shipped().tag(*read("")) == []


def test_a_bundle_for_other_features_is_refused(tmp_path) -> None:
    folder = tmp_path / "other"
    bundle.write(folder, {"name": "other", "layout": {}}, {"cue": np.zeros((2, 2), np.float32)}, "# other\n")
    with pytest.raises(ModelFormatError, match="other features"):
        load(folder)


def test_windows_labelled_a_few_at_a_time_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    view, rules = read(" ".join([TEXT] * 30))
    whole = shipped().tag(view, rules)
    monkeypatch.setattr(model, "MANY", model.CHUNK)
    parts = shipped().tag(view, rules)
    assert len(whole) > model.CHUNK
    assert [(item.cue, item.chance, item.offset) for item in parts] == [
        (item.cue, item.chance, item.offset) for item in whole
    ]
    assert all((a.labels == b.labels).all() for a, b in zip(parts, whole, strict=True))
