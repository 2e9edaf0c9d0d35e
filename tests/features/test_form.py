"""Dense signals of a sentence's form."""

import numpy as np

from attrib.features.batches import sentences
from attrib.features.form import FORM
from attrib.features.ngrams import Orders


def dense(*texts):
    return np.concatenate([part.dense for part in sentences(texts, Orders(word_bits=8, char_bits=8))])


def test_each_signal():
    row = dict(zip(FORM, dense("How did Ada Brook lose 12 votes in the last ballot?!")[0], strict=True))
    assert row["length"] == np.log1p(10)  # the name is one unit
    assert row["names"] == 1 / 10
    assert (row["exclamation"], row["question"], row["figures"]) == (1, 1, 1)


def test_a_longer_name_changes_nothing():
    short, long = dense("They met Kim today.", "They met Sir Alec Douglas-Home today.")
    assert short.tolist() == long.tolist()


def test_short_texts_are_as_long_as_eight_words():
    empty, name = dense("", "Ada Brook")
    assert empty.tolist() == [np.log1p(8), 0, 0, 0, 0]
    assert name.tolist() == [np.log1p(8), 1 / 8, 0, 0, 0]
