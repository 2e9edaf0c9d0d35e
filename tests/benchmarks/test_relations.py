import numpy as np
import pytest

from benchmarks.relations import Relation, counts, is_quoted, rates, strict, tidied, tidy

TEXT = "“The pier is old,” Falk said, “and the ferry is late.” Brandt thinks it will rain all week."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


FALK = Relation((at("Falk"),), (at("said"),), (at("“The pier is old,”"), at("“and the ferry is late.”")))
BRANDT = Relation((at("Brandt"),), (at("thinks"),), (at("it will rain all week"),))


def test_edges_are_trimmed_and_fragments_with_nothing_between_merged():
    assert [TEXT[a:b] for a, b in tidy(TEXT, [at("“The pier is old,”")])] == ["The pier is old"]
    assert tidy("a, b", [(3, 4), (0, 1)]) == ((0, 4),)
    assert tidy("a or b", [(5, 6), (0, 1)]) == ((0, 1), (5, 6))
    assert tidied(TEXT, [Relation((), (), (at(","),))]) == []


def test_a_perfect_answer():
    found = counts(TEXT, [FALK, BRANDT], [BRANDT, FALK])
    assert all(rates(table)[2] == pytest.approx(1) for table in found.values())
    assert found["quoted REL"].tolist() == found["unquoted REL"].tolist() == [1, 1, 1, 1]


def test_half_the_content_words_are_enough_and_less_is_not():
    half = BRANDT._replace(content=(at("will rain all"),))
    less = BRANDT._replace(content=(at("rain all"),))
    assert counts(TEXT, [BRANDT], [half])["REL"].tolist() == [1, 1, 1, 1]
    assert counts(TEXT, [BRANDT], [less])["REL"].tolist() == [0, 1, 0, 1]


def test_another_source_is_no_joint_match_and_two_missing_ones_are():
    wrong = BRANDT._replace(source=(at("Falk"),))
    nobody = BRANDT._replace(source=())
    assert counts(TEXT, [BRANDT], [wrong])["JOINT"][0] == 0
    assert counts(TEXT, [BRANDT], [nobody])["JOINT"][0] == 0
    assert counts(TEXT, [nobody], [nobody])["JOINT"][0] == 1


def test_each_relation_matches_once():
    assert counts(TEXT, [BRANDT], [BRANDT, BRANDT])["REL"].tolist() == [1, 2, 1, 1]


def test_marks_in_the_content_or_beside_it_make_it_quoted():
    assert is_quoted(TEXT, FALK._replace(content=(at("The pier is old"),)))
    assert is_quoted(TEXT, FALK._replace(content=(at("old,” Falk"),)))
    assert not is_quoted(TEXT, BRANDT)


def test_strict_spans_keep_their_marks_and_end_with_the_paragraph():
    text = "Falk: “one.\n“two.” End"
    assert {text[a:b] for a, b in strict(text, [((7, 18),)])} == {"“one.", "“two.”"}


def test_rates_of_nothing_are_zero():
    assert rates(np.zeros(4, np.int64)).tolist() == [0, 0, 0]
