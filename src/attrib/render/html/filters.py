"""Choices that dim what is not asked for. Hidden until the script that serves them runs."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.render import inert, wording
from attrib.render.html.markup import Markup, join, tag
from attrib.render.html.voices import VOICES, Voices
from attrib.schema import Report


def filters(report: Report, voices: Voices) -> Markup:
    """One choice each for voice, source and flag."""
    heard = {source for _, source in voices.words() if source}
    sources = [
        (str(number), f"{number}. {inert.shorten(wording.entry(source.name, named=source.named), 50)}")
        for number, source in enumerate(report.sources, 1)
        if number in heard
    ]
    flags = [(f"f{number}", wording.words(flag.code)) for number, flag in enumerate(report.flags) if any(flag.spans)]
    marks = [("w", "loaded words"), ("claim", "claims without a source"), ("cue", "verbs that take a side")]
    choices = (
        _choice("voice", "Voice", ((code, name) for code, name in VOICES.items())),
        _choice("source", "Source", sources),
        _choice("flag", "Flag or mark", [*flags, *marks]),
    )
    button = tag("button", "Show all", type="button", id="clear")
    status = tag("p", role="status", id="shown")
    return tag("form", join(choices), button, status, id="filters", aria_label="Filters", hidden=True)


def _choice(name: str, title: str, options: Iterable[tuple[str, str]]) -> Markup:
    every = tag("option", "all", value="")
    rest = (tag("option", label, value=value) for value, label in options)
    return tag("label", tag("span", title), tag("select", every, join(rest), id=f"by-{name}", name=name))
