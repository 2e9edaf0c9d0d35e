"""One story by several outlets: what each has, drops, asserts or attributes. Light to import."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrib.errors import InputError, InputTypeError
from attrib.schema import Report

if TYPE_CHECKING:
    from attrib.schema.comparison import Comparison


def compare(reports: Iterable[Report]) -> Comparison:
    """Set reports on the same story side by side.

    Args:
        reports: two to twelve, as :func:`attrib.score` returns them; the order is kept.

    Returns:
        Quotations and sources that each has or lacks, what one asserts and another attributes, the verb each gives a
        statement, loaded words, framing, and which tellings share an original.

    Raises:
        InputTypeError: something else than reports was given.
        InputError: there are fewer than two of them, or more than twelve.
    """
    from attrib.compare.side import side_by_side

    given = list(reports)
    if any(not isinstance(item, Report) for item in given):
        raise InputTypeError("attrib.compare takes reports: score the articles first")
    if not 2 <= len(given) <= 12:
        raise InputError(f"a comparison takes two to twelve reports, not {len(given)}")
    return side_by_side(given)
