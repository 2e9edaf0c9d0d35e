"""Models: probabilities, reasons, and the way to disk and back."""

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

import attrib
from attrib.errors import InputTypeError, ModelFormatError, ModelNotFoundError
from attrib.inference import bundle
from tests.corpora import rows

TEXTS = [
    "The council approved the budget on Monday.",
    "He shamelessly gutted a proud old school, critics of the regime wrote.",
    "",
    "“We will never accept this disgraceful deal,” she said.",
    "Zoë's café — naïve, isn't it?",
]


@pytest.fixture(scope="module")
def bias():
    return attrib.load("bias")


@pytest.fixture(scope="module")
def three():
    table = [{**row, "label": "odd" if number % 5 == 0 else row["label"]} for number, row in enumerate(rows(120))]
    return attrib.fit(table)


@pytest.mark.parametrize("text", TEXTS)
def test_an_explanation_adds_up(bias, text):
    made = bias.explain(text)
    chance = bias.predict_proba([text])[0, 1]
    assert made.label == "biased"
    assert made.total == pytest.approx(np.log(chance / (1 - chance)), abs=1e-6)


def test_the_other_class_is_explained_by_the_opposite(bias):
    for_, against = bias.explain(TEXTS[1]), bias.explain(TEXTS[1], label="neutral")
    assert against.total == pytest.approx(-for_.total)


def test_more_classes_are_explained_one_at_a_time(three):
    totals = [three.explain(TEXTS[1], label=label).total for label in three.classes]
    raised = np.exp(totals) / np.exp(totals).sum()
    assert three.predict_proba([TEXTS[1]])[0] == pytest.approx(raised)
    assert three.explain(TEXTS[1]).label == three.predict([TEXTS[1]])[0]


def test_words_are_spans_of_the_text(bias):
    words = bias.explain(TEXTS[1]).words
    assert [TEXTS[1][slice(*word.span)] for word in words][:4] == ["shamelessly", "gutted", "a", "proud"]


def test_quoted_words_are_not_the_authors(bias):
    said = bias.explain(TEXTS[3])
    assert [TEXTS[3][slice(*word.span)] for word in said.words] == ["said"]


def test_predict_uses_the_threshold(bias):
    chances = bias.predict_proba(TEXTS)[:, 1]
    assert bias.predict(TEXTS) == ["biased" if chance >= bias.threshold else "neutral" for chance in chances]


def test_an_accent_typed_either_way_is_the_same(bias):
    import unicodedata

    pair = [unicodedata.normalize(form, TEXTS[4]) for form in ("NFC", "NFD")]
    assert len(set(bias.predict_proba(pair)[:, 1].tolist())) == 1


def test_the_spans_of_an_explanation_fit_its_text(bias):
    import unicodedata

    made = bias.explain(unicodedata.normalize("NFD", "Café owners call the protégé a shameful disaster"))
    assert "disaster" in [made.text[slice(*word.span)] for word in made.words]


def test_no_break_spaces_and_private_characters_change_nothing(bias):
    said = 'He called it "a shameful disaster for us all" today.'
    assert len(set(bias.predict_proba([said, said.replace(" ", "\u00a0")])[:, 1].round(9).tolist())) == 1
    icons = [f"The {icon} plan was bad for all." for icon in "\ue000\ue001\uf0e0"]
    assert len(set(bias.predict_proba(icons)[:, 1].round(9).tolist())) == 1


def test_names_do_not_move_a_score(bias):
    swapped = [f"Then {name} wrecked the fragile deal." for name in ("Ada Brook", "Ole", "Jean-Luc van Dyke", "Mr. Li")]
    assert len(set(bias.predict_proba(swapped)[:, 1].round(12).tolist())) == 1


@pytest.mark.parametrize("texts", ["one string", [1], [None], [b"bytes"]])
def test_wrong_types(bias, texts):
    with pytest.raises(InputTypeError):
        bias.predict_proba(texts)


def test_an_unknown_class(bias):
    with pytest.raises(InputTypeError, match="no class 'left'"):
        bias.explain("text", label="left")


def test_no_texts(bias):
    assert bias.predict_proba([]).shape == (0, 2)


def test_save_load_save_in_a_fresh_process(three, tmp_path):
    three.save(tmp_path / "one")
    code = (
        "import attrib, json, sys; m = attrib.load(sys.argv[1]); m.save(sys.argv[2]); "
        "print(json.dumps(m.predict_proba(json.loads(sys.argv[3])).tolist()))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "one"), str(tmp_path / "two"), json.dumps(TEXTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert np.abs(np.array(json.loads(done.stdout)) - three.predict_proba(TEXTS)).max() < 1e-9
    for name in ("manifest.json", "weights.npy", "dense.npy", "card.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_is_not_there():
    for name in ("no_such_model", "/no/such/path", "bias/../bias", ""):
        with pytest.raises(ModelNotFoundError, match="neither one that ships nor a folder"):
            attrib.load(name or "_")


@pytest.mark.parametrize(
    "edit",
    [
        lambda m: m["features"].update(fingerprint="0" * 16),
        lambda m: m["features"].update(word_bits=10),
        lambda m: m["features"].update(word_bits=-3),
        lambda m: m["features"].update(word_bits=10**12),
        lambda m: m["features"].update(char=[10**12]),
        lambda m: m.update(lexicons=[{"name": "../x", "words": ["a"]}]),
        lambda m: m.update(lexicons=[{"name": "x", "words": ["a"]}]),
        lambda m: m.update(lexicons=5),
        lambda m: m["features"].pop("known"),
        lambda m: m["features"].update(word=[0]),
        lambda m: m["features"].update(word=["a"]),
        lambda m: m["features"].update(signals=["nope"] * 5),
        lambda m: m["card"].update(pool={"quantiles": [1]}),
        lambda m: m.update(card="x"),
        lambda m: m.update(name=5),
        lambda m: m.update(classes=["a", "a"]),
        lambda m: m.update(classes=["one"]),
        lambda m: m.update(classes=["a", "b", "c"]),
        lambda m: m.update(task="paragraph"),
        lambda m: m.update(threshold="high"),
        lambda m: m.pop("card"),
        lambda m: m["arrays"].pop("mean"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path, edit):
    attrib.fit(rows(20)).save(tmp_path / "model")
    path = tmp_path / "model" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) | {"format": 1}  # which had no digest of its own
    attrib.load(tmp_path / "model")
    edit(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelFormatError):
        attrib.load(tmp_path / "model")


def test_a_word_or_two_are_no_strong_evidence(bias):
    chances = bias.predict_proba(["Silence.", "No.", "It rained."])[:, 1]
    assert chances.max() < 0.6
    calm, loud = bias.predict_proba(["The council met.", "Traitors!"])[:, 1]
    assert calm + 0.3 < loud < 0.9


def test_the_shipped_card_says_what_it_must(bias):
    card = (bundle.shipped("bias") / "card.md").read_text(encoding="utf-8")
    for word in ("AnnoLexical", "MIT", "macro F1", "Not for", "sentences of labels", "near-duplicates dropped"):
        assert word in card
    assert bias.card["pool"]["articles"] > 3_000  # a tenth of the pool
    assert [level["level"] for level in bias.card["levels"]] == ["low", "medium", "high"]


@pytest.mark.parametrize("kind", [np.float16, np.float32])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_weights_that_are_no_numbers_are_refused(three, tmp_path, kind, bad):
    linear = three.linear
    weights = linear.weights.astype(kind)
    weights[0, 7] = bad
    replace(three, linear=replace(linear, weights=weights)).save(tmp_path / "model")
    with pytest.raises(ModelFormatError, match="no training gives"):
        attrib.load(tmp_path / "model")
