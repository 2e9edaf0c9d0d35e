import unicodedata
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import evaluation, overlap
from training.loaders import allsides, anno_lexical, babe

LONG = "the harbour board met on tuesday to hear why the new ferry dock will cost twice what voters were told"
WORDS = st.lists(st.sampled_from(["dock", "ferry", "tide", "crew", "mast", "sail", "rope"]), max_size=25)


def reference(text):
    words = text.split()
    return {tuple(words[at : at + 10]) for at in range(max(1, len(words) - 9))} if words else set()


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, min_size=1, max_size=4))
def test_shares_are_those_of_the_plain_definition(training, held):
    training, held = [" ".join(words) for words in training], [" ".join(words) for words in held]
    known = set().union(*map(reference, held))
    expected = []
    for text in training:
        words = text.split()
        runs = [tuple(words[at : at + 10]) for at in range(max(1, len(words) - 9))] if words else []
        expected.append(sum(run in known for run in runs) / max(1, len(runs)))
    assert np.allclose(overlap.Index(held).shares(training), expected)


def test_a_copy_is_an_offender_and_half_a_copy_too():
    words = LONG.split()
    # 20 words make 11 shingles. Sixteen of them followed by 5 strangers: 7 of 12 shingles are known.
    mixed = " ".join([*words[:16], *["gulls", "circled", "over", "the", "pier"]])
    assert [found.position for found in overlap.offenders(["Unrelated words.", LONG, mixed], [LONG])] == [1, 2]
    assert overlap.keep(["Unrelated words.", LONG], [LONG]).tolist() == [True, False]


@pytest.mark.parametrize("change", [str.upper, lambda text: text.replace(" ", " — "), lambda text: f"“{text}!”\r\n"])
def test_case_marks_and_spaces_do_not_hide_a_copy(change):
    assert overlap.offenders([change(LONG)], [LONG])[0].share == 1


def test_composed_and_decomposed_accents_are_alike():
    text = "Élodie Brûlé a préféré le café du port à la fête de Noël près de Besançon"
    assert overlap.offenders([unicodedata.normalize("NFD", text)], [unicodedata.normalize("NFC", text)])


def test_words_of_one_letter_order_and_length_matter():
    assert not overlap.offenders(["tide dock"], ["dock tide"])
    assert not overlap.offenders(["dock"], ["dock tide"])
    assert not overlap.offenders(["docks"], ["dock"])


def test_nothing_overlaps_with_nothing():
    assert overlap.offenders([], [LONG]) == []
    assert overlap.offenders([LONG, "", "—"], []) == []
    assert overlap.offenders([""], [""]) == []


def test_batches_do_not_change_shares(monkeypatch):
    texts = [f"{LONG} {number}" for number in range(7)]
    whole = overlap.Index([LONG]).shares(texts)
    monkeypatch.setattr(overlap, "BATCH", 2)
    assert overlap.Index([LONG]).shares(texts).tolist() == whole.tolist()


@pytest.mark.usefixtures("real")
def test_what_remains_of_the_training_set_shares_nothing_with_the_evaluation_sets():
    held = list(evaluation.texts())
    texts = [row.text for row in anno_lexical.load("train")]
    kept = overlap.keep(texts, held)
    assert 0 < (~kept).sum() < 200
    assert overlap.offenders([text for text, keep in zip(texts, kept, strict=True) if keep], held) == []


@pytest.mark.usefixtures("real")
def test_babe_sentences_are_found_in_the_articles_they_come_from():
    some = [row.text for row in islice(allsides.load(), 5000)]
    assert len(overlap.offenders((row.text for row in babe.load()), some)) > 0
