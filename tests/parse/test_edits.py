from hypothesis import given
from hypothesis import strategies as st

from attrib.parse.edits import Edit, compose, select
from attrib.schema import Span


def test_compose_maps_replacements_to_what_they_replace():
    edited = compose("ab  cd", [Edit(2, 4, " ")])
    assert edited.text == "ab cd"
    assert list(edited.offsets.starts) == [0, 1, 2, 4, 5]
    assert list(edited.offsets.ends) == [1, 2, 4, 5, 6]
    assert edited.source_span(1, 4) == Span(1, 5)


def test_select_puts_the_gap_under_the_separator():
    offsets = select(compose("ab--cd", []), [Span(0, 2), Span(4, 6)])
    assert list(offsets.starts) == [0, 1, 2, 2, 4, 5]
    assert list(offsets.ends) == [1, 2, 4, 4, 5, 6]


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4), st.text(max_size=3)), max_size=8)
)
def test_compose_replaces_and_never_runs_backwards(source, wanted):
    edits, at = [], 0
    for start, width, replacement in sorted(wanted):
        if at <= start <= start + width <= len(source):
            edits.append(Edit(start, start + width, replacement))
            at = start + width
    expected = source
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.replacement + expected[edit.end :]
    edited = compose(source, edits)
    assert edited.text == expected
    assert len(edited.offsets.starts) == len(edited.offsets.ends) == len(edited.text)
    assert list(edited.offsets.starts) == sorted(edited.offsets.starts)
