import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.render.page import Page
from attrib.render.styled import cells


def page_of(width, *, colour=False):
    return Page(width, colour=colour)


@given(st.lists(st.text(st.characters(), max_size=80), max_size=4), st.integers(20, 120))
def test_no_line_is_wider_than_the_page_nor_ends_in_space(texts, width):
    page = page_of(width)
    for text in texts:
        page.add(text, indent=2, hang=2)
        page.entry("Label", text)
        page.table(("Name", "Number"), [(text, "3")], right=1)
    for line in page.text().split("\n"):
        assert cells(line) <= width
        assert line == line.rstrip()


def test_markup_and_emoji_codes_are_text():
    page = page_of(60)
    page.add("[bold red]not markup[/] :smile: [/x]")
    assert page.text() == "[bold red]not markup[/] :smile: [/x]\n"


def test_escape_codes_only_in_colour():
    plain, coloured = page_of(60), page_of(60, colour=True)
    for page in (plain, coloured):
        page.add(("loaded", "bold"))
    assert plain.text() == "loaded\n"
    assert coloured.text() == "\x1b[1mloaded\x1b[0m\n"


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"])
def test_the_environment_has_no_say(monkeypatch, variable):
    monkeypatch.setenv(variable, "30")
    page = page_of(60, colour=True)
    page.add(("x" * 50, "red"))
    assert page.text() == f"\x1b[31m{'x' * 50}\x1b[0m\n"


def test_table_aligns_numbers_and_cuts_the_first_column():
    page = page_of(64)
    page.table(("Name", "Kind", "Number"), [("Anna " * 30, "person", "3"), ("Bo", "", "12")], right=1)
    header, first, second = page.text().splitlines()
    assert header.endswith("Number")
    assert first.endswith("     3")
    assert "…" in first
    assert len(header) == len(first) == len(second) == 64


def test_narrow_pages_list_rows_and_stack_labels():
    page = page_of(40)
    page.entry("Bias", "41%")
    page.table(("Name", "Kind", "Number"), [("Anna", "", "3")], right=1)
    assert page.text() == "  Bias\n    41%\n  Anna\n    number 3\n"


def test_an_empty_entry_leaves_no_trace():
    page = page_of(80)
    page.entry("Bias", "")
    page.blank()
    assert page.text() == ""


def test_a_table_without_room_for_its_first_column_becomes_a_list():
    page = page_of(64)
    page.table(("Name", "Role"), [("Annabel of the Northern Shore", "x" * 45)], right=0)
    assert page.text().startswith("  Annabel of the Northern Shore\n    role xxx")
