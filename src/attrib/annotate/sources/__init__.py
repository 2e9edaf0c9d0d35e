"""The ledger: everybody and everything that an article quotes or cites, each once."""

from __future__ import annotations

from attrib.annotate.sources.ledger import ledger

__all__ = ["ledger"]
