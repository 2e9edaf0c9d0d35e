from __future__ import annotations

import pytest

from attrib.features import signals
from tests.features.articles import Said, article

PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
PASSAGE = "This sentence, taken as a reading passage unto itself, is being used to prove a point."


def value(name, *paragraphs, **given):
    return signals(*article(*paragraphs, **given))[name].value


@pytest.mark.parametrize(
    ("text", "ease", "grade"),
    [
        ("The cat sat on the mat.", 116.145, -1.45),  # 6 words, 6 syllables
        (PASSAGE, 68.982, 7.6125),  # 16 words, 23 syllables; published as 69
        (PLATYPUS, 37.455, 11.265),  # 13 words, 24 syllables; published as 37.5
    ],
)
def test_readability_gives_the_published_values(text, ease, grade):
    assert value("reading_ease", text) == pytest.approx(ease, abs=5e-3)
    assert value("grade_level", text) == pytest.approx(grade, abs=5e-3)


def test_lengths():
    text = "One two three four. Five six."
    assert value("sentence_count", text) == 2
    assert value("word_count", text) == 6
    assert value("sentence_length", text) == 3


def test_lexical_variety():
    fifty = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(50)]
    assert value("lexical_variety", " ".join(fifty[:49])) is None
    assert value("lexical_variety", " ".join(fifty)) == 1
    assert value("lexical_variety", " ".join(["same"] * 80)) == pytest.approx(1 / 50)
    # closed to a ring, a 51st word that repeats the first lies next to it
    ring = [*fifty, fifty[0]]
    windows = [len({ring[(start + step) % 51] for step in range(50)}) for start in range(51)]
    assert value("lexical_variety", " ".join(ring)) == pytest.approx(sum(windows) / 51 / 50)


def test_certainty_counts_the_author_only():
    text = "The plan clearly failed. It may fail again, and it never worked. “It might perhaps work,” Ann Lee said."
    said = (Said("Ann Lee", "said", "It might perhaps work", "s1", form="direct"),)
    found = signals(*article(text, said=said))
    assert found["certainty"].value == pytest.approx(2 / 3)  # clearly, never against may
    assert found["hedge_rate"].value == pytest.approx(100 / 15)
    assert found["booster_rate"].value == pytest.approx(200 / 15)
    assert [text[span.start : span.end] for span in found["booster_rate"].spans] == ["clearly", "never"]


def test_no_certainty_without_a_word_for_it():
    assert value("certainty", "The plan failed.") is None


def test_verbs():
    text = "Voters realize that it failed. They managed to stop it. He claimed that it works."
    for name in ("factive_rate", "implicative_rate", "assertive_rate"):
        assert value(name, text) == pytest.approx(100 / 15), name


def test_person_leaves_out_what_others_say():
    text = "I saw it. Ann Lee said that I should go and we must stay."
    said = (Said("Ann Lee", "said", "that I should go and we must stay", "s1"),)
    assert value("first_person_rate", text, said=said) == pytest.approx(100 / 14)
    assert value("first_person_plural_rate", text, said=said) == 0
    assert value("obligation_rate", text, said=said) == 0
    assert value("obligation_rate", text) == pytest.approx(200 / 14)


def test_rates_are_undefined_without_an_author():
    text = "“It may work.”"
    said = (Said(None, None, "It may work.", None, form="direct"),)
    found = signals(*article(text, said=said))
    assert found["hedge_rate"].value is None
    assert found["word_count"].value == 3
