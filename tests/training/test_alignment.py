from hypothesis import given
from hypothesis import strategies as st

from training.alignment import aligned, shares

WORDS = st.lists(st.sampled_from("abcde"), max_size=25)


def test_a_block_of_the_article_and_one_that_is_none():
    found = shares(
        ["Share this story", "The pier is open again.", "More on piers"], "The pier is open again. Two say so."
    )
    assert found.tolist() == [0.0, 1.0, 0.0]


def test_stray_words_do_not_add_up_to_an_article():
    assert shares(["the ferry and one pier but no"], "open the gate pier is closed no ferry").tolist() == [0.0]


def test_a_repeated_paragraph_counts_once():
    found = shares(["The pier is open.", "The pier is open."], "The pier is open.")
    assert sorted(found.tolist()) == [0.0, 1.0]


def test_nothing_is_aligned_with_nothing():
    assert shares([], "a b").tolist() == []
    assert shares(["", "..."], "").tolist() == [0.0, 0.0]


@given(WORDS, WORDS)
def test_what_is_taken_is_a_common_subsequence(words, truth):
    taken = [word for word, hit in zip(words, aligned(words, truth), strict=True) if hit]
    rest = iter(truth)
    assert all(word in rest for word in taken)


@given(st.lists(st.sampled_from("abcde"), min_size=2, max_size=25))
def test_a_text_is_all_of_itself(words):
    assert aligned(words, words).all()
