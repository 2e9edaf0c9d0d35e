import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.render.inert import inline
from attrib.render.styled import Styled, cells, fit, join, wrap


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("bread", 5), ("“é”", 3), ("e\u0301", 1), ("大江", 4), ("a\u200db", 2)]
)
def test_cells_are_the_columns_of_a_terminal(text, columns):
    assert cells(text) == columns


@given(st.lists(st.tuples(st.text(st.characters(), max_size=30), st.sampled_from(["", "bold"]))), st.integers(2, 40))
def test_wrapping_loses_nothing_but_the_space_at_line_ends(parts, width):
    body = join(*parts)
    lines = list(wrap(body, width))
    assert "".join("".join(line.text.split()) for line in lines) == "".join(body.text.split())
    for line in lines:
        assert cells(line.text) <= width
        assert line.text == line.text.strip() != ""


@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["", "bold"]))), st.integers(2, 40))
def test_every_character_keeps_its_style_over_line_ends(parts, width):
    def styled(body):
        return [
            (char, any(start <= place < end for start, end, _ in body.styles))
            for place, char in enumerate(body.text)
            if not char.isspace()
        ]

    body = join(*parts)
    assert [item for line in wrap(body, width) for item in styled(line)] == styled(body)


def test_lines_break_between_words_and_inside_words_that_are_too_wide():
    assert [line.text for line in wrap(Styled("one two extraordinary 大江大江"), 7)] == [
        "one two",
        "extraor",
        "dinary",
        "大江大",
        "江",
    ]


def test_painting_puts_codes_around_styled_parts_only():
    body = join("a ", ("b", "bold underline"), " c")
    assert body.painted() == "a \x1b[1;4mb\x1b[0m c"
    assert body.cut(1, 3).painted() == " \x1b[1;4mb\x1b[0m"


def test_parts_are_made_inert():
    assert join("a\x1b[1m", ("\u202eb", "red")).text == "a\\u001b[1m\\u202eb"


@given(st.text(min_size=1, max_size=20), st.integers(1, 10))
def test_fit_takes_at_least_one_character_and_no_more_than_fit(text, width):
    number = fit(inline(text), width)
    assert number >= 1
    assert number == 1 or cells(inline(text)[:number]) <= width
