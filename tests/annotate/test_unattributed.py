import pytest

from attrib.annotate import analyse
from attrib.annotate.lexicon import lines
from attrib.annotate.unattributed import GROUPS
from tests.annotate.conftest import document


def found(*paragraphs: str) -> list[str]:
    analysis = analyse(document(*paragraphs))
    return [analysis.text[item.span.start : item.span.end] for item in analysis.unattributed]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The visit was a notable shift in policy.", ["notable shift"]),
        ("An unprecedented dialogue began.", ["unprecedented dialogue"]),
        ("Since then, the talks have stagnated.", ["stagnated"]),
        ("The project failed within weeks.", ["failed"]),
        ("It was the worst storm of the year.", ["the worst"]),
        ("Some 45 percent of the bridges are old.", ["45 percent"]),
    ],
)
def test_judgements_in_the_authors_voice(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "In 2018, Falk and Brandt met in Oslo for a first round of talks.",
        "Falk called it “a notable shift” in policy.",
        "Falk said that the talks have stagnated.",
        "The mayor failed to respond to a request for comment.",
        "The Historic Bridges Trust met on Monday.",
        "Some 45 percent of the bridges are old, according to the report.",
        "The summit in 2019 ended without an agreement.",
        "Is the plan absurd, or is it a reckless bet?",
        "The plan is not absurd.",
        "The mayor failed to win.",
        "His botched speech was over soon.",
        "It is one of the greatest bridges in the north.",
        "Unemployment stood near historic lows.",
        "A new poll came out. Falk stood at 45 percent in it.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_why_names_the_words() -> None:
    (item,) = analyse(document("An unprecedented dialogue began.")).unattributed
    assert item.why == "judgement: unprecedented dialogue"


def test_a_word_is_named_once_a_sentence() -> None:
    assert found("They lied, lied and lied.", "They lied.") == ["lied", "lied"]


def test_every_group_of_the_table_is_known() -> None:
    assert {line.split("\t")[0] for line in lines("judgements.tsv")} <= set(GROUPS)


def test_a_sentence_that_judges_as_a_whole_is_an_assessment() -> None:
    text = "This is such obvious and childish nonsense that nobody could possibly defend these hypocrites."
    (item,) = analyse(document(text)).unattributed
    assert item.why.startswith("assessment (")
    assert item.why.split("(")[1].split(")")[0] in GROUPS
    assert (item.span.start, item.span.end) == (0, len(text) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody could possibly believe such obvious nonsense from these hypocrites, Ann Dole said.",
        "“Nobody could possibly believe such obvious nonsense from these hypocrites.”",
        "The council met on Tuesday in the town hall and will meet again in June.",
        "Seven people were killed in an attack on the police station on Monday, the second in May.",
    ],
)
def test_no_assessment(text: str) -> None:
    assert found(text) == []


def test_history_answers_for_nothing() -> None:
    assert found("History suggests that this pathetic nonsense will obviously end in a shameful mess for everybody.")


def test_what_the_author_says_somebody_thinks_has_no_source() -> None:
    assert found("Falk believes that the plan is an absurd and reckless bet.")
    assert not found("Falk said that the plan is an absurd and reckless bet.")


def test_a_word_is_named_only_if_it_stands_out() -> None:
    text = "This is such obvious and childish nonsense that nobody could possibly defend these hypocrites."
    (item,) = analyse(document(text)).unattributed
    assert item.why.rpartition(": ")[2] in {"nonsense", "hypocrites", "childish", "obvious"}


def test_what_mostly_introduces_somebodys_words_needs_more() -> None:
    plain = ["The council met on Tuesday in the town hall."] * 6
    assert found(*plain, "The plan drew scorn from the town because nobody wants it.")
    assert not found(*plain, "The plan drew scorn from the town “of rain and stone” because nobody wants it.")


def test_where_all_sounds_like_judging_less_is_needed() -> None:
    borderline = "That prospect is sure to infuriate the council and the whole town."
    plain = ["The council met on Tuesday in the town hall."] * 6
    harsh = ["This is such obvious and childish nonsense that nobody could possibly defend these hypocrites."] * 6
    assert borderline.rstrip(".") not in found(*plain, borderline)
    assert borderline.rstrip(".") in found(*harsh, borderline)


def test_figures_of_an_article_about_a_survey_are_the_surveys() -> None:
    filler = ["It rained on the bridge in June."] * 8
    about = ["The survey asked drivers.", "In the survey many said so.", "The poll ended.", "The survey was long."]
    assert found("Some 40 percent walk there.") == ["40 percent"]
    assert not found(*about, *filler, "Some 40 percent walk there.")
    assert found(*filler, *about, *filler, "Some 40 percent walk there.") == ["40 percent"]


def test_what_a_verb_takes_as_its_object_is_the_authors_own() -> None:
    judged = "He has opposed this shameful and pathetic mess of obvious lies, and nobody could possibly defend it."
    assert analyse(document(judged)).unattributed
    said = "Ann Falk said that this shameful and pathetic mess of obvious lies is something nobody could defend."
    assert not analyse(document(said)).unattributed


def test_who_opposes_something_does_not_answer_for_it() -> None:
    assert found("Ann Falk, the mayor, has opposed the disastrous plan.") == ["disastrous plan"]
    assert not found("Ann Falk, the mayor, said the plan was disastrous.")
