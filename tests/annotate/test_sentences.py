import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.annotate.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The council met.", "It voted at once."],
        ["Mr. Brandt met Gov. Ines Falk.", "They spoke."],
        ["The U.S. Senate adjourned.", "Nobody objected."],
        ["She moved to the U.S.", "The move was hard."],
        ["He arrived at 9 a.m. Tuesday.", "She came later."],
        ["Orrin Inc. bought 3.5 percent of J. K. Marlow Ltd. in May."],
        ["It was No. 5 on the list.", "He said no.", "Then he left."],
        ["Was it late?", "“Yes!”", "It was."],
        ["“We lost.”", "Nobody spoke."],
        ["“Did we lose?” Marlow asked.", "Nobody spoke."],
        ["“Did we lose?” he asked."],
        ["“We lost,” she said.", "“We will be back.”"],
        ["He waited ... and waited.", "Nothing came…", "He left."],
        ["The plan (it had failed twice.) was dropped.", "So was he."],
    ],
)
def test_boundaries(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_every_kind_of_closing_mark_ends_a_sentence(marks: str) -> None:
    assert cut(f"{marks[0]}We lost.{marks[1]} Nobody spoke.") == [f"{marks[0]}We lost.{marks[1]}", "Nobody spoke."]


def test_a_run_without_boundary_is_cut() -> None:
    assert max(map(len, cut("word " * 5000))) <= 2000


@given(st.text(alphabet="ab A.!?…\"“”’') U.S\n", max_size=80))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
