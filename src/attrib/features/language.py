"""The author's language: certainty, presupposition, person, readability, variety (F2, F3, F13, F16)."""

from __future__ import annotations

from attrib.features.context import Context
from attrib.features.signal import Signal, rate, share

WINDOW = 50
"""Words in a window of the moving-average type-token ratio."""


def _author_rate(context: Context, section: str) -> Signal:
    return rate(context.spans(section, context.author), context.author_words)


def hedge_rate(context: Context) -> Signal:
    """Hedges per 100 words of the author's voice."""
    return _author_rate(context, "hedges")


def booster_rate(context: Context) -> Signal:
    """Boosters per 100 words of the author's voice."""
    return _author_rate(context, "boosters")


def certainty(context: Context) -> Signal:
    """Boosters among boosters and hedges of the author's voice."""
    boosters, hedges = context.spans("boosters", context.author), context.spans("hedges", context.author)
    return share(len(boosters), len(boosters) + len(hedges), boosters)


def factive_rate(context: Context) -> Signal:
    """Verbs that presuppose their complement, per 100 words of the author's voice."""
    return _author_rate(context, "factives")


def implicative_rate(context: Context) -> Signal:
    """Verbs that imply their complement or its opposite, per 100 words of the author's voice."""
    return _author_rate(context, "implicatives")


def assertive_rate(context: Context) -> Signal:
    """Verbs that assert their complement, per 100 words of the author's voice."""
    return _author_rate(context, "assertives")


def first_person_rate(context: Context) -> Signal:
    """I, me, my per 100 words of the author's voice outside attributed claims."""
    return rate(context.spans("first_person", context.own), context.author_words)


def first_person_plural_rate(context: Context) -> Signal:
    """We, our per 100 words of the author's voice outside attributed claims."""
    return rate(context.spans("first_person_plural", context.own), context.author_words)


def obligation_rate(context: Context) -> Signal:
    """What should or must be, per 100 words of the author's voice outside attributed claims."""
    return rate(context.spans("ought", context.own), context.author_words)


def sentence_count(context: Context) -> Signal:
    """Sentences of the body."""
    return Signal(float(len(context.sentences)))


def word_count(context: Context) -> Signal:
    """Words of the body."""
    return Signal(float(context.words))


def sentence_length(context: Context) -> Signal:
    """Words per sentence."""
    return share(context.words, len(context.sentences))


def reading_ease(context: Context) -> Signal:
    """Flesch 1948: 206.835 - 1.015 words/sentences - 84.6 syllables/words; plain English is 60-70, higher is easier."""
    return _readability(context, 206.835, -1.015, -84.6)


def grade_level(context: Context) -> Signal:
    """Kincaid 1975: 0.39 words/sentences + 11.8 syllables/words - 15.59, in years of US schooling."""
    return _readability(context, -15.59, 0.39, 11.8)


def _readability(context: Context, constant: float, by_length: float, by_syllables: float) -> Signal:
    if not context.words:
        return Signal(None)
    per_sentence = context.words / len(context.sentences)
    per_word = context.syllables / context.words
    return Signal(constant + by_length * per_sentence + by_syllables * per_word)


def lexical_variety(context: Context) -> Signal:
    """Covington & McFall 2010: mean share of different words over all windows of 50 words; None below 50 words.

    The text is closed to a ring, so that a text repeated has the value it had once.
    """
    words = context.word_list
    if len(words) < WINDOW:
        return Signal(None)
    last = {word: index - len(words) for index, word in enumerate(words)}  # one turn of the ring before
    total = 0
    for index, word in enumerate(words):
        total += min(WINDOW, index - last[word])  # the windows in which this is the first of its kind
        last[word] = index
    return Signal(total / len(words) / WINDOW)
