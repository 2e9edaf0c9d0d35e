"""Draw what is to be labelled by hand: ``python -m training.labels.draw sources|resolution|unattributed|genre|flags``.

It prints one item a line as ``document <tab> start <tab> end <tab> stratum``; offsets are characters of the text that
``training.loaders`` gives. The same seed draws the same items, as long as sentences are cut and flags fire as they did
and no further article has labels: draws to tune or to report on leave out those that have. ``flags`` takes the number
of the draw as a second argument.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

import attrib
from training.labels import FOLDER, load
from training.loaders import allsides, polnear

SEED = 7
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "him", "her", "them", "his", "their"})
UNLIKE_REPORT = re.compile(
    r"^(?:how|why|what|who|when|is|are|can|does|do|did|will|should|the|\d+) |\?$"
    r"|fact.?check|explain|things|transcript|live|poll",
    re.I,
)
CUES = dict(line.split("\t") for line in (FOLDER / "cues.tsv").read_text("utf-8").splitlines() if line[0] != "#")


class Item(NamedTuple):
    """Something to label: characters ``[start, end)`` of a document; `stratum` says how it was drawn."""

    document: str
    start: int
    end: int
    stratum: str


def sources() -> list[Item]:
    """150 of the marked sources of PolNeAR's dev split, uniformly."""
    found = list(_polnear_sources())
    return sorted(item for item, _ in random.Random(SEED).sample(found, 150))  # noqa: S311


def sources_more() -> list[Item]:
    """200 of the marked sources of PolNeAR's train split, uniformly, to tune on only."""
    rng = random.Random(77)  # noqa: S311
    drawn = sorted({item for item, _ in rng.sample(list(_polnear_sources("train")), 220)})
    rng.shuffle(drawn)
    return sorted(drawn[:200])


def resolution() -> list[Item]:
    """100 sources that stand there without their full name: 45 pronouns, 25 surnames, 30 titles and the like."""
    rng = random.Random(SEED + 1)  # noqa: S311
    kinds: dict[str, list[Item]] = {"pronoun": [], "surname": [], "title": []}
    for item, words in _polnear_sources():
        kind = _short_form(words)
        if kind:
            kinds[kind].append(item._replace(stratum=kind))
    counts = {"pronoun": 45, "surname": 25, "title": 30}
    return sorted(item for kind, count in counts.items() for item in rng.sample(kinds[kind], count))


def _polnear_sources(split: Literal["train", "dev"] = "dev") -> Iterator[tuple[Item, str]]:
    for document in polnear.load(split):
        for item in document.attributions:
            if item.source:
                start, end = item.source[0].start, item.source[-1].end
                yield Item(document.name, start, end, "source"), document.text[start:end]


def _short_form(words: str) -> str:
    parts = words.split()
    if words.lower() in PRONOUNS - {"we"}:
        return "pronoun"
    if len(parts) == 1 and words[:1].isupper() and words.lower() not in PRONOUNS | {"i", "we", "who", "you"}:
        return "surname"
    capitals = [part for part in parts[1:] if part[0].isupper()]
    return "title" if 2 <= len(parts) <= 4 and parts[0].lower() in {"the", "his", "her", "a"} and not capitals else ""


def unattributed() -> list[Item]:
    """150 sentences with words of the author's: half uniformly, half by cues of the six kinds in turn."""
    rng = random.Random(SEED + 2)  # noqa: S311
    articles = _by_leaning(rng)
    plain = list(islice(_each(articles, rng, None), 75))
    kinds = list(CUES)
    cued = [next(_each(articles, rng, kinds[number % len(kinds)])) for number in range(75)]
    return sorted({*plain, *cued})


def unattributed_more() -> list[Item]:
    """120 more sentences, drawn in the same way, to tune on only."""
    report = {
        row["document"] for name in ("unattributed", "genre") for row in load(name) if row.get("half") == "report"
    }
    return _voices(SEED + 20, 120, report)


def unattributed_third() -> list[Item]:
    """140 more sentences of articles without any label, to tune on only."""
    return _voices(SEED + 40, 140, _labelled())


def unattributed_fresh() -> list[Item]:
    """100 more sentences of articles without any label, to report on only."""
    return _voices(SEED + 41, 100, _labelled())


def _labelled() -> set[str]:
    """Articles of the pool with labels of any kind, by their ids."""
    return {row["document"] for name in ("unattributed", "genre", "flags") for row in load(name)}


def _voices(seed: int, count: int, used: set[str]) -> list[Item]:
    """Sentences with words of the author's, of articles that are not `used`: half uniformly, half by cues in turn."""
    rng = random.Random(seed)  # noqa: S311
    articles = (article for article in _by_leaning(rng) if article.id not in used)
    kinds = list(CUES)
    cued = [next(_each(articles, rng, kinds[number % len(kinds)])) for number in range(count // 2)]
    return sorted({*islice(_each(articles, rng, None), count // 2), *cued})


def _by_leaning(rng: random.Random) -> Iterator[allsides.Article]:
    """Articles in random order, left, centre and right in turn, no outlet twice in a row of thirty."""
    pools: dict[str, list[allsides.Article]] = {"left": [], "center": [], "right": []}
    for article in allsides.load():
        pools[article.leaning].append(article)
    for pool in pools.values():
        rng.shuffle(pool)
    recent: list[str] = []
    while True:
        for pool in pools.values():
            article = next(item for item in reversed(pool) if item.outlet not in recent)
            pool.remove(article)
            recent = [*recent[-29:], article.outlet]
            yield article


def _each(articles: Iterable[allsides.Article], rng: random.Random, cue: str | None) -> Iterator[Item]:
    pattern = re.compile(CUES[cue], re.I) if cue else None
    for article in articles:
        document = attrib.parse(article.text, kind="text", url=article.url)
        fitting = [
            sentence.span
            for sentence in attrib.analyse(document).sentences
            if sum(document.text[slice(*part)].count(" ") for part in sentence.author) >= 5
            and (pattern is None or any(pattern.search(document.text[slice(*part)]) for part in sentence.author))
        ]
        if fitting:
            start, end = document.source_span(*rng.choice(fitting))
            yield Item(article.id, start, end, cue or "uniform")


def genre() -> list[Item]:
    """100 articles of different outlets, left, centre and right in turn."""
    articles = _by_leaning(random.Random(SEED + 3))  # noqa: S311
    return sorted(Item(article.id, 0, len(article.text), article.leaning) for article in islice(articles, 100))


def genre_more() -> list[Item]:
    """70 more articles, drawn in the same way, to tune on only."""
    used = {row["document"] for name in ("unattributed", "genre") for row in load(name) if row["half"] == "report"}
    articles = (article for article in _by_leaning(random.Random(SEED + 30)) if article.id not in used)  # noqa: S311
    return sorted(Item(article.id, 0, len(article.text), article.leaning) for article in islice(articles, 70))


def genre_third() -> list[Item]:
    """160 more articles to tune on only: half drawn in the same way, half with a title that often opens no report."""
    used = {row["document"] for name in ("unattributed", "genre") for row in load(name)}
    articles = [article for article in islice(_by_leaning(random.Random(SEED + 31)), 3000) if article.id not in used]  # noqa: S311
    marked = [article for article in articles[80:] if UNLIKE_REPORT.search(article.title)][:80]
    return sorted(Item(article.id, 0, len(article.text), article.leaning) for article in [*articles[:80], *marked])


def genre_fourth() -> list[Item]:
    """90 more articles to tune on only: a third drawn in the same way, the rest with a title that opens no report."""
    used = {row["document"] for name in ("unattributed", "genre", "flags") for row in load(name)}
    articles = [article for article in islice(_by_leaning(random.Random(SEED + 32)), 3000) if article.id not in used]  # noqa: S311
    marked = [article for article in articles[30:] if UNLIKE_REPORT.search(article.title)][:60]
    return sorted(Item(article.id, 0, len(article.text), article.leaning) for article in [*articles[:30], *marked])


def genre_fresh() -> list[Item]:
    """100 more articles without any label, drawn in the same way, to report on only."""
    rng, used = random.Random(SEED + 33), _labelled()  # noqa: S311
    articles = (article for article in _by_leaning(rng) if article.id not in used)
    return sorted(Item(article.id, 0, len(article.text), article.leaning) for article in islice(articles, 100))


def flags(draw: int = 0) -> list[Item]:
    """100 flags, uniformly of all that fire on 500 random articles."""
    rng = random.Random(SEED + 4 + draw)  # noqa: S311
    fired = []
    for article in rng.sample(list(allsides.load()), 500):
        report = attrib.score(article.text, url=article.url, title=article.title)
        fired += [Item(article.id, 0, len(article.text), flag.code) for flag in report.flags]
    return sorted(rng.sample(fired, 100))


DRAWS: dict[str, Callable[[], list[Item]]] = {
    "sources": sources,
    "sources_more": sources_more,
    "resolution": resolution,
    "unattributed": unattributed,
    "unattributed_more": unattributed_more,
    "unattributed_third": unattributed_third,
    "unattributed_fresh": unattributed_fresh,
    "genre": genre,
    "genre_more": genre_more,
    "genre_third": genre_third,
    "genre_fourth": genre_fourth,
    "genre_fresh": genre_fresh,
}

if __name__ == "__main__":
    for drawn in flags(int(sys.argv[2])) if sys.argv[1:2] == ["flags"] else DRAWS[sys.argv[1]]():
        print(*drawn, sep="\t")
