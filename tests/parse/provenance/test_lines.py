"""Origins read from lines: a credit has its colon, a table's head has none."""

import pytest

import attrib

BODY = "\n\n".join("The council of Port Ellery met on Monday and put off its vote again." for _ in range(4))


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Source: Harbour Gazette", "Harbour Gazette"),
        ("Via Harbour Gazette", "Harbour Gazette"),
        ("Source  Named  Kind  Role", None),
    ],
)
def test_a_source_line_needs_its_colon(line, origin):
    upstream = attrib.parse(f"{BODY}\n\n{line}", kind="text").provenance.upstream
    assert (None if upstream is None else upstream.value) == origin
