"""The limits of what is parsed, in one place."""

from __future__ import annotations

MAX_SIZE = 10_000_000
"""Largest accepted input: bytes of a `bytes`, characters of a `str`."""

MAX_LINE_RULE = 600
"""Longest block, in characters, that whole-line rules look at: no boilerplate line is longer."""

MAX_EDGE = 320
"""How many characters at a block's start or end the partial rules look at."""

MAX_CLUSTER = 32
"""Longest run of combining marks that is composed (Unicode's stream-safe text allows 30)."""

MAX_SCRIPT = 2_000_000
"""Largest JSON-LD script, in characters, that is read."""

MAX_BLOCKS = 50_000
"""Most blocks of a document: lines of a text, runs of text of a page."""

MAX_TAGS = 500_000
"""Most angle brackets of a page."""

MAX_TAG = 40_000
"""Longest tag, in characters, whose attributes are taken as they are."""

MAX_ATTRIBUTES = 5_000
"""Most attributes of a longer one: if it has more, all are left out."""

MAX_EDITS = 1_000_000
"""Most places of a plain text where white space or characters need cleaning."""

MAX_RESCUE_TAGS = 50_000
"""Most angle brackets of a page that the slow rescue parser is tried on: about two seconds."""
