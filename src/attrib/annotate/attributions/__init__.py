"""What the rules find: quotations and who says them first, then what is said without quotation marks.

Their finds are evidence for the tagger (:mod:`attrib.annotate.tagger`); :mod:`attrib.annotate.combine` has the last
word. All of them fill the same drafts (:mod:`attrib.annotate.attributions.draft`).
"""

from __future__ import annotations

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.attributions.rules import Found, search

__all__ = ["Draft", "Found", "search"]
