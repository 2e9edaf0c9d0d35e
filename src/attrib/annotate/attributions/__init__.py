"""Who says what by which cue: quotations first, then what is said without quotation marks.

Rules for now. A trained tagger and linker would fill the same drafts (:mod:`attrib.annotate.attributions.draft`).
"""

from __future__ import annotations

from attrib.annotate.attributions.draft import Draft
from attrib.annotate.attributions.rules import draft

__all__ = ["Draft", "draft"]
