from hypothesis import given
from hypothesis import strategies as st

from attrib.annotate.tokens import tokenize


def words(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def test_words_numbers_and_marks() -> None:
    assert words("The mayor’s well-known plan cost 1,250.75 dollars, they didn't say.") == [
        "The", "mayor’s", "well-known", "plan", "cost", "1,250.75", "dollars", ",", "they", "didn't", "say", ".",
    ]  # fmt: skip


def test_dotted_initials_are_one_token() -> None:
    assert words("The U.S. envoy left at 9 a.m. today") == ["The", "U.S.", "envoy", "left", "at", "9", "a.m.", "today"]


def test_a_decomposed_accent_stays_in_its_word() -> None:
    assert words("Cafe\u0301 owners") == ["Cafe\u0301", "owners"]


@given(st.text())
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    ends = [0, *tokens.ends]
    gaps = [text[end:start] for end, start in zip(ends, [*tokens.starts, len(text)], strict=True)]
    assert not "".join(gaps).strip()
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
