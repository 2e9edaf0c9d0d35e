"""Two voices: a loaded sentence is the outlet's in its own voice, the speaker's in a quotation."""

import pytest

import attrib

PLAIN = (
    "The council of Lund met on Monday to discuss the harbour plan.",
    "The plan would move the fish market to the northern pier, and close two roads.",
    "Work is expected to begin in May, the town's engineer, Ole Finch, said.",
    "The first part of the plan was approved in 2021 by a vote of nine to four.",
    "A second vote is due next month, after a hearing in the town hall.",
    "The market has been at its present place since 1952.",
    "About forty people work there, most of them part-time.",
    "The council will publish the results of the hearing on its website.",
)
LOADED = (
    "The scheme is a disgraceful giveaway to greedy developers who despise ordinary people.",
    "This reckless and idiotic plan will destroy everything that decent families have built.",
    "The mayor's shameless lies have turned the town hall into a pathetic circus.",
    "Radical activists are brainwashing our children with their toxic and hateful ideology.",
    "The corrupt elite is laughing while it robs hard-working citizens of their last penny.",
    "Only a fool could believe the absurd propaganda of this morally bankrupt government.",
    "The so-called experts are arrogant frauds who peddle hysterical nonsense.",
    "His cowardly surrender to the extremists is a disgusting betrayal of every voter.",
    "The lying media are desperately covering up this outrageous and sickening scandal.",
    "Their insane crusade against common sense is ruining a once great country.",
)


def article(*extra):
    return "\n\n".join((*PLAIN[:4], *extra, *PLAIN[4:]))


def quoted(sentence):
    return f"“{sentence.rstrip('.')},” said Ada Brook, who owns a shop at the pier."


def bias_of(report, words):
    """Bias of the sentence that holds `words`, 0 where none of its words are the author's."""
    return next(item.bias or 0.0 for item in report.sentences if words in report.text[slice(*item.span)])


def test_the_same_words_weigh_less_in_somebody_elses_mouth():
    gaps = [
        bias_of(attrib.score(article(sentence)), sentence[:20])
        - bias_of(attrib.score(article(quoted(sentence))), sentence[:20])
        for sentence in LOADED
    ]
    assert sum(gaps) / len(gaps) >= 0.3


@pytest.mark.parametrize("sentence", LOADED)
def test_the_article_is_blamed_for_its_own_words_only(sentence):
    without = attrib.score(article()).scores.bias.value
    own = attrib.score(article(sentence)).scores.bias.value
    anothers = attrib.score(article(quoted(sentence))).scores.bias.value
    assert own > without + 0.02
    assert own > anothers
    assert anothers == pytest.approx(without, abs=0.03)


def test_the_loaded_words_are_shown_as_the_authors_only():
    sentence = LOADED[0]
    for text, shown in ((article(sentence), True), (article(quoted(sentence)), False)):
        report = attrib.score(text)
        words = {report.text[slice(*word.span)] for item in report.sentences for word in item.words}
        assert ("disgraceful" in words) is shown
