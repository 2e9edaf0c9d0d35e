"""Labelled corpora in whatever container they come, as columns, and what is wrong with them."""

from attrib.corpus.check import Check, check
from attrib.corpus.columns import Labelled, columns
from attrib.corpus.corrected import corrected

__all__ = ["Check", "Labelled", "check", "columns", "corrected"]
