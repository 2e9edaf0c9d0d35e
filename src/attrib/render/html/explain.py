"""What a report says of itself: how to read it, how it was made, what it does not tell."""

from __future__ import annotations

READING = (
    (
        "Two voices.",
        "Scores are for the outlet's own words. A loaded word inside quotation marks is the speaker's; in a "
        "paraphrase it is the outlet's choice, and the report names whose claim it words.",
    ),
    (
        "Bias and subjectivity",
        "are rates: the share of the outlet's sentences that are expected to be so. They do not grow with length."
        " They follow each other closely: take them for one finding.",
    ),
    (
        "Hyperpartisan",
        "is a probability for the whole article, learned from readers' verdicts; near the middle it says little.",
    ),
    (
        "Attribution",
        "is an index from 0 to 100: who is named, how many speak, how much has no source. It rewards showing "
        "sources, not being right.",
    ),
    (
        "The thin line with two ends",
        "is the 90% interval. Where it is long, the number is a guess.",
    ),
    (
        "The dotted scale",
        "shows where the value stands among reference articles of American outlets. It says what is usual, not "
        "what is right.",
    ),
    (
        "Weights",
        "of words add up, with a base, to the log-odds of a sentence: they tell what counted, not what another "
        "wording would score.",
    ),
    (
        "Flags",
        "are questions for an editor, each with the rule or paper behind it. They are no verdicts.",
    ),
)

METHOD = (
    "Text is taken out of the page block by block; what is dropped is listed with its reason, and lines that "
    "tell where the story comes from are kept as evidence.",
    "Who says what is found by rules and a small trained tagger together; names, pronouns and descriptions "
    "are resolved to one entry of the list of sources.",
    "Each score is a sum of weights, of the outlet's words with names and groups masked, and of signals that "
    "can be counted. Nothing was fetched, and no large language model was asked.",
)

LIMITS = (
    "A score describes wording and sourcing. It does not know whether a claim is true, what was left out, or "
    "whether the choice of story is fair.",
    "What counts as biased was learned from labels of readers and models, mostly of American news; their "
    "blind spots are ours.",
    "Pronoun chains, unusual verbs and unmarked quotations are missed now and then: check the place before "
    "you rely on a count.",
    "Not for ranking outlets or journalists, for disciplining anybody, or for blocking articles.",
)
