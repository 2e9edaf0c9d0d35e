"""Training: what comes out scores as scikit-learn does, the same every time, and says how good it is."""

import numpy as np
import pytest

import attrib
from attrib import corpus
from attrib.corpus import Labelled
from attrib.errors import CorpusError, CorpusWarning, InputTypeError
from attrib.fit import nested
from attrib.fit.folds import folds
from attrib.fit.problem import problem
from attrib.fit.train import Choices, train
from attrib.inference.linear import probabilities
from tests.corpora import columns, rows


@pytest.fixture(scope="module")
def model():
    return attrib.fit(rows(), group="outlet")


def data(count=200):
    table = columns(count)
    return Labelled(table["text"], table["label"], table["outlet"], table["day"])


def test_it_learns_which_words_are_loaded(model):
    neutral, slanted = model.predict_proba(["They reviewed the tunnel.", "They shamelessly wrecked the tunnel."])[:, 1]
    assert model.classes == ("neutral", "slanted")
    assert neutral < 0.35 < 0.65 < slanted
    heaviest = max(model.explain("They shamelessly wrecked the tunnel.").words, key=lambda word: word.weight)
    assert "They shamelessly wrecked the tunnel."[slice(*heaviest.span)] in ("shamelessly", "wrecked")


def test_the_card_says_what_was_done(model):
    card = model.card
    assert card["corpus"] == {"rows": 200, "class neutral": 100, "class slanted": 100}
    assert card["training"]["folds by"] == "group"
    assert card["cross-validated figures"]["macro F1"] > 0.9


@pytest.mark.parametrize("labels", ["two", "three"])
def test_scikit_learn_and_we_agree(labels):
    given = data()
    if labels == "three":
        given = given._replace(labels=[f"{label} {index % 3 == 0}" for index, label in enumerate(given.labels)])
        given = given._replace(labels=["slanted" if "slanted" in label else label for label in given.labels])
    made = train(given._replace(groups=None, times=None), Choices("sentence"))
    theirs = made.estimator.sums(made.matrix)
    ours = np.vstack([made.model.sums(part) for part in made.model.batches(given.texts)])
    # calibration is one line for all rows: undo it with two of them, then compare the rest
    slope = (ours[1, 0] - ours[0, 0]) / (theirs[1, 0] - theirs[0, 0])
    offset = ours[0] - slope * theirs[0]
    assert np.abs(probabilities(ours) - probabilities(slope * theirs + offset)).max() < 1e-6
    assert made.model.predict_proba(given.texts) == pytest.approx(probabilities(ours))


def test_the_same_seed_gives_the_same_bytes(model, tmp_path):
    model.save(tmp_path / "one")
    attrib.fit(columns(), group="outlet").save(tmp_path / "two")
    for name in ("manifest.json", "weights.npy", "card.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_folds_forward_in_time_test_only_later_rows():
    model = attrib.fit(rows(), time="day")
    assert model.card["training"]["folds by"] == "time"


@pytest.mark.parametrize("write", [int, str])
def test_numbers_sort_as_numbers(write):
    given = data(40)._replace(groups=None)
    table = {"text": given.texts, "label": given.labels, "time": [write(number) for number in range(40)]}
    read = corpus.columns(table, text="text", label="label", group=None, time="time")
    splits = folds(read, problem(read.labels), 0)
    assert all(max(train) < min(test) for train, test in splits)


@pytest.mark.parametrize(
    ("changes", "message"), [({"day": None}, "without a value"), ({"day": (1,)}, "cannot be sorted")]
)
def test_dates_that_cannot_be_used(changes, message):
    with pytest.raises(CorpusError, match=message):
        attrib.fit([*rows(20), {**rows(1)[0], **changes}], time="day")


def test_group_and_time_exclude_each_other():
    with pytest.raises(CorpusError, match="both"):
        attrib.fit(rows(20), group="outlet", time="day")


def test_articles():
    body = "The council met on Monday. {} the harbour plan, members said. Nothing else was decided."
    table = {
        "text": [body.format(row["text"].rstrip(".")) for row in rows(80)],
        "label": [row["label"] for row in rows(80)],
    }
    model = attrib.fit(table, task="article")
    assert model.task == "article"
    assert "attributed_share" in model.signals
    made = model.explain(table["text"][1])
    chance = model.predict_proba([table["text"][1]])[0, 1]
    assert 1 / (1 + np.exp(-made.total)) == pytest.approx(chance)


def test_numbers_as_labels_keep_their_order():
    table = columns(60)
    numbered = {"text": table["text"], "label": [10 if label == "slanted" else 9 for label in table["label"]]}
    assert attrib.fit(numbered).classes == ("9", "10")


def test_labels_that_mean_nothing_give_base_rates():
    random = np.random.default_rng(0)
    table = {"text": columns(200)["text"], "label": random.permutation([0] * 150 + [1] * 50).tolist()}
    chances = attrib.fit(table).predict_proba(["They reviewed the tunnel.", "They shamelessly wrecked it."])[:, 1]
    assert chances == pytest.approx([0.25, 0.25], abs=0.1)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"text": ["a", "b"], "label": ["x", "x"]}, "one class only"),
        ({"text": ["a", "b", "c"], "label": ["x", "x", "y"]}, "'y' has one row only"),
        ({"text": ["a", "b"], "label": [1, "x"]}, "different types"),
    ],
)
def test_corpora_that_teach_nothing(table, message):
    with pytest.raises(CorpusError, match=message):
        attrib.fit(table)


def test_one_group_only():
    with pytest.raises(CorpusError, match="one group"):
        attrib.fit([{**row, "outlet": "north"} for row in rows(20)], group="outlet")


def test_an_unknown_task():
    with pytest.raises(InputTypeError, match="paragraph"):
        attrib.fit(rows(20), task="paragraph")


def test_a_prior_teaches_what_a_tiny_corpus_cannot(model):
    few = [row for row in rows() if "betrayed" not in row["text"]][:12]
    unseen = ["The mayor disgracefully betrayed the union.", "The mayor published the plan."]
    with pytest.warns(CorpusWarning, match="fewer than 10"):
        alone = attrib.fit(few).predict_proba(unseen)[:, 1]
    with pytest.warns(CorpusWarning):
        helped = attrib.fit(few, prior=model)
    chances = helped.predict_proba(unseen)[:, 1]
    assert chances[0] - chances[1] > alone[0] - alone[1] + 0.1
    assert helped.card["training"]["prior"].startswith("custom")


@pytest.mark.parametrize("labels", ["two", "three"])
def test_a_prior_is_folded_into_the_weights(model, labels):
    given = data()._replace(groups=None, times=None)
    if labels == "three":
        given = given._replace(labels=[f"{label} {at % 3 == 0}" for at, label in enumerate(given.labels)])
    made = train(given, Choices("sentence", prior=model))
    theirs = made.estimator.sums(made.matrix)
    ours = np.vstack([made.model.sums(part) for part in made.model.batches(given.texts)])
    slope = (ours[1, 0] - ours[0, 0]) / (theirs[1, 0] - theirs[0, 0])
    offset = ours[0] - slope * theirs[0]
    assert np.abs(probabilities(ours) - probabilities(slope * theirs + offset)).max() < 1e-6


def test_a_prior_that_is_no_model_is_refused():
    with pytest.raises(InputTypeError, match="not int"):
        attrib.fit(rows(), prior=3)


def test_a_prior_for_another_task_is_refused(model):
    with pytest.raises(InputTypeError):
        attrib.fit(rows(), task="article", prior=model)


def test_names_that_are_kept_may_decide_and_the_card_says_so(tmp_path):
    texts = [f"The {who} met on day {day}." for day in range(30) for who in ("Tarnfield Union", "Ellery Guild")]
    corpus = {"text": texts, "label": ["union", "guild"] * 30}
    masked, kept = attrib.fit(corpus), attrib.fit(corpus, names="keep")
    assert masked.predict_proba(texts[:2]) == pytest.approx(np.full((2, 2), 0.5), abs=0.05)
    assert kept.predict(texts[:2]) == ["union", "guild"]
    assert (masked.card["training"]["names"], kept.card["training"]["names"]) == ("masked", "kept")
    kept.save(tmp_path / "kept")
    again = attrib.load(tmp_path / "kept")
    assert again.predict_proba(texts[:2]) == pytest.approx(kept.predict_proba(texts[:2]))
    assert {text for word in again.explain(texts[0]).words if (text := texts[0][slice(*word.span)]) == "Tarnfield"}


def test_names_are_masked_or_kept_and_a_prior_masks(model):
    for given in ({"names": "hide"}, {"names": "keep", "prior": model}):
        with pytest.raises(InputTypeError, match="names"):
            attrib.fit(rows(), **given)


def test_of_three_classes_a_rare_one_is_found():
    things = {"pay": ("paid the", "bill", 60), "sing": ("sang a", "song", 60), "fight": ("fought a", "duel", 8)}
    rows = [
        (f"On day {number} they {verb} {noun}.", label)
        for label, (verb, noun, count) in things.items()
        for number in range(count)
    ]
    with pytest.warns(CorpusWarning):
        made = attrib.fit({"text": [text for text, _ in rows], "label": [label for _, label in rows]})
    assert made.predict(["They fought a duel."]) == ["fight"]
    assert "classes" in made.card["training"]


def test_without_nested_folds_the_model_is_the_same_and_its_card_has_no_figures(model):
    steps = []
    plain = attrib.fit(rows(), group="outlet", nested=False, progress=lambda done, of: steps.append((done, of)))
    assert (plain.linear.weights == model.linear.weights).all()
    assert (plain.threshold, plain.linear.base.tolist()) == (model.threshold, model.linear.base.tolist())
    assert plain.card["training"] == model.card["training"]
    assert "cross-validated figures" not in plain.card
    assert steps[-1][0] == steps[-1][1] == plain.card["training"]["folds"]


def test_every_estimator_is_told_which_columns_are_ngrams(monkeypatch):
    asked = []

    class Watched(nested.Estimator):
        def __init__(self, found, matrix, rows, grams, *more):
            asked.append((grams, matrix.shape[1]))
            super().__init__(found, matrix, rows, grams, *more)

    monkeypatch.setattr(nested, "Estimator", Watched)
    train(data()._replace(times=None), Choices("sentence"))
    assert len(asked) == 4 + 6  # the folds, and every pair of them
    assert len(set(asked)) == 1
    assert 0 < asked[0][0] < asked[0][1]
