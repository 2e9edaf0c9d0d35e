import re

import pytest

from attrib.parse.html.characters import CAPITAL, COMMA, OPENER, QUOTE, SPACE, UNSPACED, WORD, kinds_of

TEXT = "Zo\u00eb, \u041f\u0440 \u201cx\u201d; \u6f22\u5b57 _9 \U0001f600'\ud800"


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        (SPACE, " "),
        (COMMA, "[,;]"),
        (QUOTE, "[\u201c\u201d]"),
        (UNSPACED, "[\u6f22\u5b57]"),
        (WORD, r"\w"),
        (CAPITAL, "[Z\u041f]"),
        (OPENER, "[Z\u041f\u201c']"),
    ],
)
def test_kinds(kind, pattern):
    expected = [re.match(pattern, char) is not None for char in TEXT]
    assert [bool(found & kind) for found in kinds_of(TEXT).tolist()] == expected
    assert [bool(found & kind) for found in kinds_of(TEXT).tolist()] == expected  # from the table, the second time
