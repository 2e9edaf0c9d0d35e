"""Names, groups and gendered words out."""

from pathlib import Path

import numpy as np
import pytest

import attrib
from attrib.features.codes import Pieces, hash_lines, read
from attrib.features.hidden import GENDERED, GROUP, NAME, SIDE
from attrib.features.masking import mask

SHOWN = {NAME: "[N]", GROUP: "[G]", GENDERED: "[P]", SIDE: "[S]"}


def masked(*rows):
    """Each row's stream, placeholders spelled out."""
    text = "\n".join(rows)
    sizes = np.array([len(row) for row in rows])
    starts = np.cumsum(sizes + 1) - sizes - 1
    pieces = Pieces(starts, starts + sizes, np.arange(len(rows)))
    found = mask(read(text, pieces), pieces)
    return [
        "".join(SHOWN.get(int(code), chr(code)) for code in found.stream[found.stream_pieces == row]).strip()
        for row in range(len(rows))
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("yesterday Joe Biden spoke", "yesterday [N] spoke"),
        ("yesterday Kim Jong-un spoke", "yesterday [N] spoke"),
        ("a memo by Sen. Ada Brook was found", "a memo by [N] was found"),
        ("in the Department of Justice they met", "in the [N] they met"),
        ("they met Smith. Jones left", "they met [N]. [N] left"),
        ("an Iranian ship", "a [N] ship"),
        ("a Russian ship", "a [N] ship"),
        ("near Harris' house and Biden's car", "near [N] house and [N] car"),
        ("I'm sure I know", "i'm sure i know"),
        ("he paid her 1,250 dollars", "[P] paid [P] 0,000 dollars"),
        ("black voters, Muslim voters and Zulu voters", "[N] voters, [N] voters and [N] voters"),
        ("some Iraqi atheists and Iraqi Muslims", "some [N] and [N]"),
        ("for gay men and for straight women", "for [G] [P] and for [G] [P]"),
        ("he met George W. Bush there", "[P] met [N] there"),
        ("nobody inside the White House knew about it", "nobody inside the [N] knew about it"),
        ("a letter from Mr. Li about Sir Alec Brook was read", "a letter from [N] about [N] was read"),
        ("for women and for men", "for [P] and for [P]"),
        ("for mothers and for fathers", "for [P] and for [P]"),
        ("some Greens voted with some Tories", "some [N] voted with some [N]"),
        ("a Republican plan", "a [N] plan"),
        ("a Democratic plan", "a [N] plan"),
        ("a Tory plan, a Labour plan and a GOP plan", "a [N] plan, a [N] plan and a [N] plan"),
        ("some liberal voters and conservative donors", "some [S] voters and [S] donors"),
    ],
)
def test_what_is_left(text, left):
    assert masked(text) == [left]


def test_a_capital_at_the_start_of_a_sentence_is_no_name_if_the_word_is_common():
    assert masked("Yesterday the vote failed. Outrageous claims followed.") == [
        "yesterday the vote failed. outrageous claims followed."
    ]


def test_headlines_and_shouting_keep_their_common_words():
    assert masked("Brook Slams Reckless Border Plan", "BROOK SLAMS RECKLESS PLAN") == [
        "[N] slams reckless border plan",
        "[N] slams reckless plan",
    ]


@pytest.mark.parametrize("name", ["Joe Li", "Donald Brook", "George W. Bush", "Bartholomew Featherstonehaugh"])
def test_how_long_a_name_is_does_not_make_a_headline(name):
    text = f"Former Defense Secretary William Cohen on Friday called out President {name} for violent rhetoric"
    assert masked(text) == ["former [N] on [N] called out [N] for violent rhetoric"]


def test_spaces_run_together():
    assert masked("so   it\u00a0 goes") == ["so it goes"]


def test_units_cover_all_words_once():
    text = "On Friday Ada Brook of Lund met 3 men, he said."
    pieces = Pieces(np.array([0]), np.array([len(text)]), np.array([0]))
    found = mask(read(text, pieces), pieces)
    assert found.first.tolist()[0] == 0
    assert found.last.tolist()[-1] == len(found.words.starts)
    assert (found.first[1:] == found.last[:-1]).all()


@pytest.mark.parametrize("text", ["", " ", "...", "’’", "é", "\n\n"])
def test_nothing_to_mask(text):
    assert masked(text)[0].strip(".’é") == ""


def test_the_hashes_of_usual_words_are_those_of_their_list():
    folder = Path(attrib.__file__).parent / "annotate" / "lexicons"
    words = (folder / "lowercase.txt").read_text(encoding="utf-8")
    assert np.load(folder / "lowercase.npy").tolist() == hash_lines(words).tolist()
