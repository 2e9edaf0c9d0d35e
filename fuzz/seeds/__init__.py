"""What the fuzzers start from: files written for it, and small bundles made on the spot."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def seeds(target: str) -> list[bytes]:
    """The inputs that a target starts from."""
    if target == "bundle":
        from fuzz.bundles import made

        return made()
    return [path.read_bytes() for path in sorted((_HERE / target).iterdir())]
