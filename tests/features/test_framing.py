from __future__ import annotations

import pytest

from attrib.features import signals
from tests.features.articles import Said, article


def value(name, text, **given):
    return signals(*article(text, **given))[name].value


def test_scare_quotes_are_short_and_nobody_says_them():
    text = "The “reform” passed. The so-called deal “was signed by them all” today."
    found = signals(*article(text, scare=("reform", "was signed by them all")))["scare_quote_rate"]
    assert [text[span.start : span.end] for span in found.spans] == ["“reform”", "so-called"]
    assert found.value == pytest.approx(200 / 12)


def test_so_called_before_a_quotation_or_a_name_is_not_counted_again():
    text = "The so-called “reform” passed. The so-called Islamic State lost."
    assert len(signals(*article(text, scare=("reform",)))["scare_quote_rate"].spans) == 1


def test_words_that_a_sentence_attributes_and_titles_are_no_scare_quotes():
    text = "Ann Lee said the “reform” failed. The “Today” show was on. They used the word “reform” there."
    said = (Said("Ann Lee", "said", "the “reform” failed", "lee"),)
    assert not signals(*article(text, said=said, scare=("reform", "Today")))["scare_quote_rate"].spans


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A man was shot on Monday in town.", 1),
        ("A man was shot on Monday by police.", 0),
        ("Two were killed in a crash.", 0),
        ("The officer-involved shooting was reviewed.", 1),
        ("An officer shot a man.", 0),
    ],
)
def test_harm_without_an_agent(text, count):
    assert len(signals(*article(text))["agent_deletion_rate"].spans) == count


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("exaggeration_rate", "The stunning vote came late.", 5),
        ("name_calling_rate", "The radical mayor left town early.", 6),
        ("flag_waving_rate", "Real Americans know better.", 4),
        ("either_or_rate", "Nothing less than a ban will do.", 7),
        ("doubt_casting_rate", "It is no coincidence that he left.", 7),
        ("slogan_rate", "In short, enough is enough.", 5),
        ("repetition_rate", "They told lies, more lies and yet more lies.", 9),
        ("speculation_rate", "The ruling will surely anger voters.", 6),
        ("mind_reading_rate", "In truth Republicans fear the vote.", 6),
        ("violent_metaphor_rate", "The senator slammed the bill.", 5),
        ("capitals_rate", "They want EVERYTHING at NASDAQ and NATO.", 7),
        ("exclamation_rate", "It failed! They left.", 4),
    ],
)
def test_one_cue_in_the_author_voice_and_none_in_a_quotation(name, text, words):
    assert value(name, text) == pytest.approx(100 / words)
    spoken = f"“{text}” Ann Lee said."
    said = (Said("Ann Lee", "said", text, "s1", form="direct"),)
    assert value(name, spoken, said=said) == 0


def test_words_of_a_plain_report_are_no_cues():
    text = "The council voted 5-4 on Monday to close the bridge for repairs. Work will start in June."
    assert not any(signal.value for name, signal in signals(*article(text)).items() if name in FRAMING)


FRAMING = {
    "agent_deletion_rate",
    "exaggeration_rate",
    "name_calling_rate",
    "flag_waving_rate",
    "either_or_rate",
    "doubt_casting_rate",
    "slogan_rate",
    "repetition_rate",
    "one_sided_label_rate",
    "speculation_rate",
    "mind_reading_rate",
    "violent_metaphor_rate",
    "capitals_rate",
    "exclamation_rate",
}
