"""README's tables from stored figures: a template in Markdown an area, whose every number is looked up.

In ``benchmarks/readme/NAME.md`` stands ``{area / task / system / metric}`` for a value, with ``; ci`` at its end for
the value with its 95% interval, ``; n`` for the number of items; a first part left empty means the file's own area.
The names of systems and tasks in it may hold a slash without spaces around it. The text between README's markers
``<!-- benchmarks NAME -->`` and ``<!-- /benchmarks NAME -->`` is the template filled in.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from benchmarks.rows import Row
from benchmarks.stored import FIGURES, stored

TEMPLATES = Path(__file__).parent / "readme"
_FIGURE = re.compile(r"\{(\w*) ?/ ([^{}]+?) / ([^{}]+?) / ([^{};]+?)(?:; (\w+))?\}")
_BLOCK = re.compile(r"(<!-- benchmarks (\w+) -->\n).*?(<!-- /benchmarks \2 -->\n)", re.S)


def filled(name: str, folder: Path = FIGURES) -> str:
    """A template with its figures.

    Raises:
        KeyError: a figure is not among the stored ones; the message names it.
    """
    template = (TEMPLATES / f"{name}.md").read_text(encoding="utf-8")

    def figure(match: re.Match[str]) -> str:
        area, *key = (part.strip() for part in match.groups()[:4])
        return shown(_row(area or name, (key[0], key[1], key[2]), folder), match[5] or "")

    return _FIGURE.sub(figure, template)


@cache
def _rows(area: str, folder: Path) -> dict[tuple[str, str, str], Row]:
    return {(row.task, row.system, row.metric): row for row in stored(area, folder).rows}


def _row(area: str, key: tuple[str, str, str], folder: Path) -> Row:
    try:
        return _rows(area, folder)[key]
    except KeyError:
        raise KeyError(f"{' / '.join((area, *key))} is not among the stored figures") from None


def shown(row: Row, form: str = "") -> str:
    """A figure as README has it: shares without the nought, others to three digits; `form` as in the module's text."""
    if form == "n":
        return f"{row.n:,}"
    if form == "count":
        return f"{row.value:.0f}"
    if form == "times":
        return f"{row.value:.1f} times"
    if form == "ci" and row.low is not None and row.high is not None:
        return f"{_number(row.value)} ({_number(row.low)}-{_number(row.high)})"
    return _number(row.value)


def _number(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) > 1:
        return f"{value:.3g}"
    return re.sub(r"^(-?)0\.", r"\1.", f"{value:.3f}")


def renewed(text: str, folder: Path = FIGURES) -> str:
    """README with every block filled in whose figures are stored; the others stay as they are."""

    def block(match: re.Match[str]) -> str:
        if not (folder / f"{match[2]}.json").is_file():
            return match[0]
        return f"{match[1]}{filled(match[2], folder)}{match[3]}"

    return _BLOCK.sub(block, text)


def blocks(text: str) -> list[str]:
    """The names of README's blocks, in order."""
    return [match[2] for match in _BLOCK.finditer(text)]
