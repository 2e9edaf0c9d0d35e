"""Numbers and codes in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrib.schema import Score, Source

if TYPE_CHECKING:
    from attrib.schema.comparison import Figure

SCORES = {
    "bias": ("Bias", "sentences in the outlet's own words can be expected to read as biased"),
    "subjectivity": (
        "Subjectivity",
        "sentences in the outlet's own words can be expected to tell an opinion",
    ),
    "hyperpartisan": ("Hyperpartisan", "How likely readers are to say of the whole article that it takes a side."),
    "attribution": ("Attribution", "How well the article says where its claims come from, from 0 to 100."),
}
"""Title and meaning of each score, in the order in which they are shown. Those of rates follow a count."""

ABSTAINED = {
    "too_short": "fewer than 20 words are in the author's voice",
    "not_english": "the article is not in English",
    "extraction_failed": "no article could be found in the input",
    "empty": "the input is empty",
    "looks_like_path": "the input is the name of a file or an address, not an article",
}
ORIGINS = {
    "argument": "given by the caller",
    "json-ld": "the page's own data",
    "markup": "the page's markup",
    "meta": "the page's head",
    "url": "its address",
}
"""What a fact about the origin was read from."""
_SIGNALS = {
    "sentence": "the outlet's wording",
    "length": "length of the sentence",
    "names": "share of names",
    "exclamation": "exclamation mark",
    "question": "question mark",
    "figures": "figures",
    "masked_words": "names and groups",
    "attributed_share": "attributed sentences",
    "attributed_word_share": "attributed words",
    "quoted_share": "quoted words",
    "unsourced_claim_share": "claims without a source",
    "distinct_sources": "the number of sources",
    "named_sources": "the number of named sources",
    "named_share": "sources with a name",
    "source_concentration": "how words are spread over sources",
    "top_source_share": "the share of the main source",
    "belief_share": "thoughts and plans reported",
    "hedge_rate": "hedges (“perhaps”)",
    "booster_rate": "emphasis (“clearly”)",
    "factive_rate": "verbs like “realise”",
    "implicative_rate": "verbs like “manage”",
    "assertive_rate": "verbs like “insist”",
    "first_person_rate": "“I” and “my”",
    "first_person_plural_rate": "“we” and “our”",
    "obligation_rate": "“should” and “must”",
    "neutral_cue_share": "verbs like “said”",
    "doubt_cue_share": "verbs like “claimed”",
    "endorse_cue_share": "verbs like “noted”",
    "concede_cue_share": "verbs like “admitted”",
    "manner_cue_share": "verbs like “blasted”",
    "lexical_variety": "variety of words",
    "reading_ease": "ease of reading",
    "grade_level": "length of words and sentences",
    "exaggeration_rate": "exaggeration",
    "name_calling_rate": "labels that judge people",
    "capitals_rate": "words in capitals",
    "opinion_manner": "how much it speaks like a column",
    "genre_opinion": "the kind of piece",
    "headline_bias": "the headline's wording",
    "opening_bias": "the wording of its opening",
    "closing_bias": "the wording of its close",
    "one_sided_label_rate": "labels of one side",
    "entity_tone_gap": "tone that differs by name",
    "doubt_casting_rate": "doubt cast on people",
    "slogan_rate": "slogans",
    "repetition_rate": "words hammered home",
    "either_or_rate": "choices said to be the only ones",
    "speculation_rate": "the future told as fact",
    "mind_reading_rate": "minds read",
    "scare_quote_rate": "scare quotes",
}
_GENRES = {
    "report": "a news report",
    "analysis": "an analysis",
    "opinion": "an opinion piece",
    "wire": "agency copy",
    "release": "a press release",
    "other": "",
}


_CLAIMS = {
    "judgement": "a judgement",
    "verdict": "a verdict",
    "accusation": "an accusation",
    "motive": "a motive read into somebody",
    "cause": "a cause with its effect",
    "certainty": "a certainty",
    "superlative": "a superlative",
    "figure": "a figure",
}
_ASSESSMENT = re.compile(r"assessment \((\w+)\)(.*)", re.S)
_DETERMINED = re.compile(
    "(?:an?|another|any|both|each|every|few|he|her|his|it|its|many|more|most|my|no|one|other|others|our|several|she|some|"
    "that|the|their|these|they|this|those|two|three|four|five|six|seven|eight|nine|ten|we|who|you)(?: |$)"
)


def words(code: str) -> str:
    """A code such as ``read_more`` as words."""
    return code.replace("_", " ")


def signal(name: str) -> str:
    """What a sentence's signal measures."""
    if name.startswith("frame_"):
        return f"words of {words(name[6:-6])}"  # frame_..._share
    if name.startswith("axis_"):
        return "words between {} and {}".format(*name[5:].split("_"))
    return _SIGNALS.get(name, words(name))


def claim(why: str) -> str:
    """What a claim without a source is: ``assessment (motive): wants`` reads like a motive."""
    reads = _ASSESSMENT.fullmatch(why)
    kind, _, found = (reads[1] + reads[2] if reads else why).partition(": ")
    shown = _CLAIMS.get(kind, words(kind))
    return ("reads like " if reads else "") + shown + (f": “{found}”" if found else "")


_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def quoted(text: str) -> str:
    """A passage between quotation marks: those inside of it become single ones."""
    return f"“{text.translate(_INNER)}”"


def entry(name: str, *, named: bool) -> str:
    """A source as a line of a list begins: a description gets a capital."""
    return name if named else name[:1].upper() + name[1:]


def someone(source: Source) -> str:
    """A source within a sentence: a description gets its article back."""
    return source.name if source.named or source.kind == "group" else within(source.name)


def within(name: str) -> str:
    """A name as it stands within a sentence: a description in the singular gets its article back."""
    first = name.partition(" ")[0]
    plural = first.endswith("s") and not first.endswith(("'s", "’s", "ss"))
    bare = name[:1].islower() and not plural and not _DETERMINED.match(name)
    return f"the {name}" if bare else name


def meaning(score: Score, name: str, sentences: int) -> str:
    """What a number says, as a sentence; a rate says it of the article's own sentences."""
    said = SCORES[name][1]
    if score.unit != "rate":
        return said
    expected = f"{score.value * sentences:.0f}"
    return f"{'Under 1' if expected == '0' and score.value else f'About {expected}'} of {sentences} {said}."


def reason(code: str) -> str:
    """Why the article scores are withheld."""
    return ABSTAINED.get(code, words(code))


def genre(label: str) -> str:
    """A genre with its article; empty for ``other``."""
    return _GENRES.get(label, words(label))


def percent(share: float) -> str:
    """A share as a percentage; never a rounded 0% or 100% for what is not."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def value(score: Score, number: float) -> str:
    """A number of a score in its unit: an index runs from 0 to 100, everything else is a percentage."""
    return f"{100 * number:.0f}" if score.unit == "index" else percent(number)


def interval(score: Score) -> str:
    """The 90% interval as a sentence."""
    low, high = value(score, score.low), value(score, score.high)
    if low == high:
        return f"Nine times in ten it is {low}."
    return f"Nine times in ten between {low} and {high}."


def standing(score: Score) -> str:
    """Where the value stands among the reference articles, as a sentence; empty if that is unknown."""
    if score.percentile is None:
        return ""
    return f"Higher than {percent(score.percentile / 100)} of the reference articles."


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(items: Iterable[str]) -> str:
    """Items as an enumeration: ``a, b and c``."""
    *head, last = list(items) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def sentences(clauses: Iterable[str]) -> str:
    """Clauses as sentences, each said once."""
    full = (
        f"{clause[:1].upper()}{clause[1:]}{'' if clause.endswith(('.', '!', '?')) else '.'}"
        for clause in clauses
        if clause
    )
    return " ".join(dict.fromkeys(full))


STANCES = {"doubt": "doubting", "endorse": "endorsing", "concede": "conceding", "manner": "coloured"}
"""Which side a cue takes."""


def figure(cell: Figure | None, key: str) -> str:
    """A score of a comparison with its 90% interval; a dash if it was withheld."""
    if cell is None:
        return "–"
    if key == "attribution":
        return f"{100 * cell.value:.0f} ({100 * cell.low:.0f}-{100 * cell.high:.0f})"
    return f"{percent(cell.value)} ({100 * cell.low:.0f}-{100 * cell.high:.0f})"
