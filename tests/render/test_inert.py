import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.render.inert import escape, inline, lines, shorten

HOSTILE = ["\x1b[31mred", "a\x07b", "\u202eevil", "\ud800", "\x9b2J", "\u2066x\u2069", "\U000e0041", "\ufeff"]
ANY_TEXT = st.text(st.characters())  # lone surrogates included


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_characters_become_visible_ascii(text):
    shown = escape(text)
    assert "\\u" in shown
    assert shown.encode("utf-8").decode("utf-8").isprintable()


def test_escape_names_the_character():
    assert escape("a\x1bb") == "a\\u001bb"


@given(ANY_TEXT)
def test_escapes_inside_a_json_string_do_not_change_its_value(text):
    assert json.loads(escape(json.dumps(text, ensure_ascii=False))) == text


@given(ANY_TEXT)
def test_inline_is_one_line_that_can_be_encoded(text):
    shown = inline(text)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_ordinary_text_stays_as_it_is():
    text = "“Zürich’s café”, said Ōe 大江 — 5 € 👩‍🔬"
    assert inline(text) == escape(text) == text


def test_lines_keeps_line_feeds_and_tabs_only():
    assert lines("a\n\tb\rc") == "a\n\tb\\u000dc"


@given(ANY_TEXT, st.integers(8, 80))
def test_shorten_keeps_to_its_limit_of_visible_text(text, limit):
    plain = "".join(char for char in text if char.isprintable())
    assert len(shorten(plain, limit)) <= limit


def test_shorten_cuts_at_a_word():
    assert shorten("one two three four", 12) == "one two…"
    assert shorten("one  two", 12) == "one two"
