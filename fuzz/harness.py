"""``python -m fuzz.harness TARGET [libFuzzer's options] FOLDER...``: attrib instrumented, one target, without end."""

from __future__ import annotations

import sys

import atheris


def main() -> None:
    """See the module."""
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["attrib"]):
        from fuzz.targets import TARGETS, warm

        warm()  # modules that load when they are used are instrumented as well
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
