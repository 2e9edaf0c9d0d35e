"""A trained sequence model: which tokens are cues, and which are source and content of each."""

from __future__ import annotations

from attrib.annotate.tagger.load import shipped
from attrib.annotate.tagger.model import Tagged, Tagger
from attrib.annotate.tagger.tokens import Rules

__all__ = ["Rules", "Tagged", "Tagger", "shipped"]
