from __future__ import annotations

import pytest

from attrib.features.syllables import syllables

WORDS = {
    1: "the cat sat on mat through strength prove used point named homes free 2017 b",
    2: "sentence taken reading passage unto itself being hybrid mammal creature table houses wanted agreed special "
    "nation surely statement",
    3: "government media violent period platypus seemingly actual family reptilian",
    4: "information political economy",
}


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, text in WORDS.items() for word in text.split()])
def test_counts(count, word):
    assert syllables(word) == count
