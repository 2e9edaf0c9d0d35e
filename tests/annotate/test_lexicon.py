import pytest

from attrib.annotate import lexicon


def test_the_cue_table_is_large_and_well_formed() -> None:
    table = lexicon.cues()
    assert len(table) >= 250
    for cue in table.values():
        assert cue.stance in {"neutral", "doubt", "endorse", "concede", "manner"}
        assert cue.type in {"speech", "document", "belief", "intention"}
        assert set(cue.frames) <= set("qctwoinax")


@pytest.mark.parametrize(
    ("form", "lemma", "tag"),
    [
        ("said", "say", "past"), ("writes", "write", "s"), ("denied", "deny", "past"), ("arguing", "argue", "ing"),
        ("told", "tell", "past"), ("shown", "show", "part"), ("stresses", "stress", "s"), ("replies", "reply", "s"),
        ("admitted", "admit", "past"), ("agreeing", "agree", "ing"),
    ],
)  # fmt: skip
def test_inflections(form: str, lemma: str, tag: str) -> None:
    entry = lexicon.forms()[form]
    assert entry.lemma == lemma
    assert tag in entry.tags.split()


def test_stances() -> None:
    stance = {lemma: cue.stance for lemma, cue in lexicon.cues().items()}
    assert (stance["say"], stance["claim"], stance["note"], stance["admit"], stance["blast"]) == (
        "neutral", "doubt", "endorse", "concede", "manner",
    )  # fmt: skip


def test_nouns_have_plurals() -> None:
    assert lexicon.nouns()["worries"].lemma == "worry"
    assert lexicon.nouns()["claims"].stance == "doubt"


def test_comments_and_blank_lines_are_no_entries(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    (tmp_path / "some.txt").write_text("# head\n# more\none\ntwo\n", encoding="utf-8")
    (tmp_path / "mixed.txt").write_text("one\n\n# inside\ntwo\n\n", encoding="utf-8")
    assert lexicon.lines("some.txt") == lexicon.lines("mixed.txt") == ["one", "two"]
