import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.parse.normalise import clean_inline, normalise


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \n \n\n b", "a\n\nb"),
        ("a\u00a0\u2009 b\tc", "a b c"),
        ("ha\u00adr\u200bbour\ufeff", "harbour"),
        ("e\u0301te\u0301 \u212b", "\u00e9t\u00e9 \u00c5"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("“Don’t”", "“Don’t”"),
        ("a\0b\x07c", "abc"),
        ("a\x1fb\x1cc", "a b c"),
    ],
)
def test_normalise(source, text):
    assert normalise(source).text == text


def test_a_composed_character_stands_for_all_of_its_parts():
    edited = normalise("xe\u0301y")
    assert edited.source_span(1, 2) == (1, 3)
    assert edited.source_span(2, 3) == (3, 4)


def test_very_long_clusters_are_left_alone():
    assert normalise("a" + "\u0316\u0301" * 1000).text == "a" + "\u0316\u0301" * 1000


@given(st.text(alphabet=st.characters(categories=["L", "P", "N", "Zs"]), max_size=80))
def test_ordinary_text_comes_out_composed(source):
    text = normalise(source).text
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in text
    assert clean_inline(source) == " ".join(text.split())
