"""What a report says of the article as a whole: title, provenance, scores, what was cut."""

from __future__ import annotations

from collections import Counter

from attrib.render import wording
from attrib.render.inert import shorten
from attrib.render.page import Page
from attrib.schema import Fact, Facts, Report, Score

_LEVELS = {"low": "green", "medium": "yellow", "high": "red"}
_BETTER_HIGH = {"low": "red", "medium": "yellow", "high": "green"}
FACTS = (
    ("publisher", "Publisher"),
    ("upstream", "Taken from"),
    ("agency", "Agency"),
    ("byline", "By"),
    ("contributors", "Contributors"),
    ("dateline", "Dateline"),
    ("published", "Published"),
    ("modified", "Changed"),
    ("section", "Section"),
    ("canonical_url", "Address"),
)
_FRAMES = 4  # the strongest frames are shown, the others are in the JSON
_REASONS = 3  # signals named for each score ...
_LEAST_LOG_ODDS = 0.1  # ... of a probability only those that change the odds by a tenth


def head(page: Page, report: Report) -> None:
    """Title, and in one line what this is."""
    page.add((report.title or "Untitled", "bold"))
    size = wording.count(len(report.text.split()), "word")
    size = f"{size} in {wording.count(len(report.sentences), 'sentence')}."
    genre = wording.genre(report.genre.label)
    if genre and report.genre.value < 0.6:
        genre = f"perhaps {genre}"
    page.add(f"{genre[0].upper()}{genre[1:]}, {size}" if genre else size)
    if report.genre.label == "opinion":
        page.add("An opinion piece may be as loaded as its author likes: read the scores below with that in mind.")


def provenance(page: Page, report: Report) -> None:
    """Where the story came from, each fact with the words it was read from."""
    found = [(label, fact) for name, label in FACTS if (fact := getattr(report.provenance, name)) is not None]
    if not found:
        return
    page.heading("Where it comes from")
    for label, fact in found:
        shown, basis = fact_words(fact)
        page.entry(label, f"{shown} ", (f"({basis})" if basis else "", "dim"))


def scores(page: Page, report: Report) -> None:
    """Each score with its meaning, its 90% interval and its standing; or why there is none."""
    page.heading("Scores")
    if report.abstained:
        page.add(f"No article scores: {wording.listing(map(wording.reason, report.abstained))}.", indent=2)
    made, withheld = article_scores(report)
    for label, said, score in made:
        _score(page, label, said, score)
    if report.scores.framing is not None:
        _frames(page, report)
    for number, (name, score) in enumerate((report.scores.custom or {}).items()):
        shown = f"{name} {wording.value(score, score.value)}. {wording.interval(score)}"
        page.entry("" if number else "Your model", shown)
    if withheld and not report.abstained:
        page.entry("Not scored", f"{wording.listing(withheld)} (too little text for it, or not asked for)")


def cut(page: Page, report: Report) -> None:
    """How much of the input is not article, why, and an example of each."""
    dropped = [block for block in report.blocks if not block.kept and block.reason != "title"]
    if not dropped:
        return
    number = sum(len(block.text.split()) for block in dropped)
    page.heading("Cut from the text")
    page.add(f"{wording.count(len(dropped), 'block')}, {wording.count(number, 'word')}.", indent=2)
    causes = Counter(block.reason or "unknown" for block in dropped)
    for code, times in causes.most_common():
        example = next(block.text for block in dropped if (block.reason or "unknown") == code)
        page.entry(
            wording.words(code),
            f"{times} blocks, such as " if times > 1 else "",
            wording.quoted(shorten(example, 72)),
            column=22,
        )


def foot(page: Page, report: Report) -> None:
    """What the report was made with, and how well the article could be taken out of its input."""
    page.blank()
    quality = f"Extraction quality {report.quality.value:.2f}"
    if report.quality.reasons:
        quality += f" ({', '.join(map(wording.words, report.quality.reasons))})"
    models = ", ".join(f"{model.name} {model.version}" for model in report.models) or "none"
    page.add((f"{quality}. Language: {report.language}. Models: {models}. attrib {report.attrib}.", "dim"))


def fact_words(fact: Fact | Facts) -> tuple[str, str]:
    """A fact, and what it rests on (empty if that is unknown)."""
    shown = fact.value if isinstance(fact.value, str) else ", ".join(fact.value)
    if not fact.evidence:
        return shown, ""
    first = fact.evidence[0]
    if first.origin == "line":
        basis = wording.quoted(shorten(first.text, 80))
    else:
        place, _, name = first.origin.partition(":")
        basis = wording.ORIGINS.get(place, first.origin) + (f": {name}" if name and place in wording.ORIGINS else "")
    values = {fact.value} if isinstance(fact.value, str) else {shown, *fact.value}
    others = sorted({item.value for item in fact.evidence} - values)
    others = [item for item in others if not shown.startswith(item)]  # a day is no other time than its hour
    if others:
        basis += f"; elsewhere: {shorten(', '.join(others), 60)}"
    return shown, basis


def article_scores(report: Report) -> tuple[list[tuple[str, str, Score]], list[str]]:
    """The scores that were made, each with its title and what it means; and the names of those that were not."""
    found = {name: getattr(report.scores, name) for name in wording.SCORES}
    made = [
        (title, wording.meaning(score, name, author_sentences(report, name)), score)
        for name, (title, _) in wording.SCORES.items()
        if (score := found[name]) is not None
    ]
    withheld = [title.lower() for name, (title, _) in wording.SCORES.items() if found[name] is None]
    return made, withheld if report.scores.framing else [*withheld, "framing"]


def author_sentences(report: Report, name: str) -> int:
    """How many sentences a rate is a share of."""
    if name == "subjectivity":
        return sum(sentence.subjective is not None for sentence in report.sentences)
    return sum(sentence.bias is not None for sentence in report.sentences)


def _score(page: Page, label: str, meaning: str, score: Score) -> None:
    shown = wording.value(score, score.value)
    colours = _BETTER_HIGH if label == "Attribution" else _LEVELS
    level = "" if score.level == "unrated" else f", {score.level}"
    page.entry(label, (f"{shown}{level}", f"bold {colours.get(score.level, '')}"), f": {score.label}")
    page.entry("", " ".join(filter(None, (meaning, wording.interval(score), wording.standing(score)))))
    if score.unit != "rate":  # a rate's reasons are its sentences, shown below
        page.entry("", reasons(score))


def reasons(score: Score) -> str:
    """What raised a score and what lowered it most; sentences count as one thing, the author's wording."""
    totals: dict[str, float] = {}
    for item in score.contributions:
        name = wording.signal(item.signal)
        totals[name] = totals.get(name, 0.0) + item.weight
    least = _LEAST_LOG_ODDS if score.link == "logit" else 0.0
    ordered = sorted((name for name in totals if abs(totals[name]) >= least), key=lambda name: -abs(totals[name]))
    up = [name for name in ordered if totals[name] > 0][:_REASONS]
    down = [name for name in ordered if totals[name] < 0][:_REASONS]
    parts = [f"{verb} by {wording.listing(names)}" for verb, names in (("raised", up), ("lowered", down)) if names]
    return wording.sentences(["; ".join(parts)])


def _frames(page: Page, report: Report) -> None:
    frames = sorted((report.scores.framing or {}).items(), key=lambda item: -item[1].value)
    for number, (name, score) in enumerate(frames[:_FRAMES]):
        shown = f"{wording.words(name)} {wording.value(score, score.value)}, {score.level}. {wording.interval(score)}"
        page.entry("" if number else "Framing", shown)
