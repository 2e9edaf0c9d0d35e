"""The limits of the page, in one place."""

from __future__ import annotations

MAX_BODY = 4_000_000
"""Largest request, in bytes: two long pages."""

MAX_SECONDS = 30.0
"""Longest time that one request may compute, or wait for its turn."""

MAX_IDLE = 20.0
"""Longest silence, in seconds, of whoever sends a request."""

MAX_THREADS = 16
"""Most requests that are read at the same time."""
