from collections import Counter

import pytest

from attrib.features import signals
from attrib.features.layout import layout
from attrib.features.manner import LEAST, Leaning, chances, is_first_person, leaning, manner, own_words
from tests.features.articles import Said, article


def points_of(*paragraphs, **given):
    document, analysis = article(*paragraphs, **given)
    return leaning(document, analysis, signals(document, analysis)).opinion


def test_only_the_authors_own_words_count():
    text = "But the bridge is simply old, said Ann Lee. “We should never fear it,” she added. Maybe Bob is right."
    said = (Said("Ann Lee", "said", "the bridge is simply old", "lee"),)
    _, analysis = article(text, said=said)
    words = Counter(own_words(analysis))
    assert words["said"] == words["added"] == words["^but"] == words["^maybe"] == 1
    assert "simply" not in words
    assert "should" not in words
    assert "bob" not in words
    assert words["Bob"] == 1


def test_a_column_has_more_points_than_a_report():
    column = (
        "We should not let this pass. It is simply too much, and our own leaders know it. No, this must end. Of course "
        "the council will tell us that nothing can be done. But why should we believe it? I have lived here for forty "
        "years, and I have never seen such contempt for the people who pay for all of this."
    )
    report = "The council met on Monday, officials said. The bridge was closed later, according to a statement."
    assert points_of(column) > 0 > points_of(report)


def test_what_is_repeated_weighs_as_it_did_once():
    text = "The council met late and this was simply not enough for the town. " * (LEAST // 4)
    assert points_of(text) == pytest.approx(points_of(text, text))


def test_every_row_is_a_signal_or_a_plain_word():
    document, analysis = article("It rained.")
    assert set(manner().signals) <= set(signals(document, analysis))
    assert set(manner().forms) == set(layout(document, analysis, []))
    assert len(manner().words) >= 100
    assert all(word == word.lower() or is_first_person(word) for word in manner().words)


def test_a_question_about_what_it_means_leans_to_analysis():
    text = "The council will vote in June. It may close the bridge, which would mean a longer way for many people."
    document, analysis = article(text, title="What does the vote mean for the bridge? 5 questions")
    told = leaning(document, analysis, signals(document, analysis))
    document, analysis = article(text, title="Council votes on bridge")
    assert told.analysis > leaning(document, analysis, signals(document, analysis)).analysis + 0.5


def test_chances_are_three_and_add_up():
    found = chances(Leaning(2.0, -1.0))
    assert set(found) == {"opinion", "analysis", "report"}
    assert sum(found.values()) == pytest.approx(1)
    assert found["opinion"] > found["report"] > found["analysis"]
    assert chances(Leaning(2000.0, 0.0))["opinion"] == pytest.approx(1)  # nothing overflows
