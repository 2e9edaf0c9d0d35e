"""How a page's blocks agree with what its head says: title, description, authors, and the body in JSON-LD."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib.parse.html.walk import Page
from attrib.parse.lines.repeats import key
from attrib.parse.words import words_of, words_of_each

Floats = NDArray[np.float64]

_SHORT = 400  # characters: nothing longer repeats a head
_PROBE = 40
_LINKED = 0.8  # share of characters in links: such a line is another story's title


class Claims(NamedTuple):
    """What the head of a page says of its article; empty where it says nothing."""

    title: str = ""
    description: str = ""
    author: str = ""
    body: str = ""


def agreement(page: Page, claims: Claims) -> dict[str, Floats]:
    """Columns of shape (blocks,) by name."""
    wanted = [set(words_of(text)) for text in (claims.title, claims.description, claims.author)]
    anything = set().union(*wanted)
    title = key(claims.title)
    table = np.zeros((len(page.blocks), 6))
    asked = [
        number
        for number, block in enumerate(page.blocks)
        if (size := len(block.text)) <= _SHORT and block.link_chars <= _LINKED * size
    ]
    for number, words in zip(asked, words_of_each([page.blocks[at].text for at in asked]), strict=True):
        row = _row(words, wanted, anything, title)
        if row is not None:
            table[number] = row
    names = ("title_of", "title_part", "is_title", "description_of", "description_part", "author_of")
    columns = dict(zip(names, table.T, strict=True))
    columns["repeat"] = _repeats(page)
    columns["in_body"] = _in_body(page, claims.body)
    return columns


def _row(said: list[str], wanted: list[set[str]], anything: set[str], title: str) -> tuple[float, ...] | None:
    if anything.isdisjoint(said) and (said or not title):
        return None
    words = set(said)
    size = len(words) or 1
    titles, descriptions, authors = (len(words & entry) for entry in wanted)
    return (
        titles / size,
        titles / (len(wanted[0]) or 1),
        titles == size and bool(title) and " ".join(said) == title,
        descriptions / size,
        descriptions / (len(wanted[1]) or 1),
        authors / size,
    )


def _repeats(page: Page) -> Floats:
    """1 for a block that an earlier one says word for word, -1 for one that a later one says again, else 0."""
    last: dict[str, int] = {}
    result = np.zeros(len(page.blocks))
    for number, block in enumerate(page.blocks):
        if block.text in last:
            result[number] = 1.0
            if not result[last[block.text]]:
                result[last[block.text]] = -1.0
        last[block.text] = number
    return result


def _in_body(page: Page, body: str) -> Floats:
    """1 where a block's beginning stands in the body that JSON-LD gives, 0 where not, -1 if there is no such body."""
    if not body:
        return np.full(len(page.blocks), -1.0)
    inside = "".join(words_of(body))
    openings = words_of_each([block.text[: 2 * _PROBE] for block in page.blocks])
    return np.array(["".join(words)[:_PROBE] in inside for words in openings], np.float64)
