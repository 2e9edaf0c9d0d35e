"""Models on labelled rows: the figures are scikit-learn's, comparisons are paired, nothing of a corpus is markup."""

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from sklearn import metrics as theirs

import attrib
from attrib.errors import CorpusError, InputError
from attrib.evaluate import evaluate, html, text
from attrib.inference import metrics
from tests.corpora import rows


@pytest.fixture(scope="module")
def model():
    return attrib.fit(rows(120))


@pytest.fixture(scope="module")
def noisy():
    """Rows of which a tenth are labelled wrongly."""
    flip = {"neutral": "slanted", "slanted": "neutral"}
    return [{**row, "label": flip[row["label"]] if n % 10 == 0 else row["label"]} for n, row in enumerate(rows(200))]


def test_figures_are_those_of_scikit_learn(model, noisy):
    found = evaluate(model, noisy).models[0]
    truth = np.array([row["label"] == "slanted" for row in noisy])
    chances = model.predict_proba([row["text"] for row in noisy])[:, 1]
    said = chances >= model.threshold
    assert found.figures["macro F1"].value == pytest.approx(theirs.f1_score(truth, said, average="macro"))
    assert found.figures["accuracy"].value == pytest.approx(theirs.accuracy_score(truth, said))
    assert found.figures["area under the ROC curve"].value == pytest.approx(theirs.roc_auc_score(truth, chances))
    assert found.figures["log loss"].value == pytest.approx(theirs.log_loss(truth, chances))
    assert found.figures["Brier score"].value == pytest.approx(theirs.brier_score_loss(truth, chances))
    assert np.array(found.confusion).tolist() == theirs.confusion_matrix(truth, said).tolist()
    for item in found.figures.values():
        assert item.low <= item.value <= item.high or item == found.figures["calibration error"]
    assert sum(part.rows for part in found.reliability) == 200


@pytest.mark.parametrize("groups", [None, np.arange(60) % 7])
def test_weights_are_rows_taken_more_than_once(groups):
    random = np.random.default_rng(0)
    truth = metrics.one_hot(random.integers(0, 2, 60), 2)
    second = np.round(random.random(60), 1)  # with ties
    chances = np.column_stack([1 - second, second])
    found = metrics.Predicted(truth, metrics.one_hot((second > 0.5).astype(int), 2), chances, exclusive=True)
    weights = metrics.resampled(60, groups, resamples=3)[2]
    taken = np.repeat(np.arange(60), weights.astype(int))
    repeated = found._replace(truth=truth[taken], answer=found.answer[taken], chances=chances[taken])
    for name, metric in metrics.figures(found).items():
        assert metric(weights) == pytest.approx(metrics.figures(repeated)[name](np.ones(len(taken)))), name


def test_a_model_against_itself_and_a_worse_one(model, noisy, tmp_path):
    model.save(tmp_path / "one")
    worse = attrib.fit([{**row, "label": ("neutral", "slanted")[n % 2]} for n, row in enumerate(rows(60)[::-1])])
    found = evaluate([tmp_path / "one", model, worse], noisy)
    assert found.models[0].difference is None
    assert {tuple(item) for item in found.models[1].difference.values()} == {(0.0, 0.0, 0.0)}
    assert found.models[2].difference["accuracy"].high < 0


def test_groups_and_their_resamples(model, noisy):
    found = evaluate(model, noisy, group="outlet")
    assert found.resampled == "groups"
    assert {group.name for group in found.models[0].groups} == {"north", "south", "east", "west", "centre"}
    assert sum(group.rows for group in found.models[0].groups) == 200


def test_several_labels():
    table = [{**row, "label": [n for n in ("mayor", "plan") if n in row["text"]]} for row in rows(120)]
    found = evaluate(attrib.fit(table), table).models[0]
    assert found.confusion is None
    assert found.figures["micro F1"].value > 0.9


def test_models_go_by_what_they_were_asked_for_by(model, noisy, tmp_path):
    model.save(tmp_path / "one")
    found = evaluate([tmp_path / "one", model], noisy)
    assert [each.given for each in found.models] == [str(tmp_path / "one"), "custom"]
    assert f"1. {tmp_path / 'one'} (custom " in text.render(found)
    assert "-0.000" not in text.render(found)


def test_of_one_row_some_figures_are_undefined(model):
    shown = text.render(evaluate(model, rows(1)))
    assert shown.startswith("1 row, 0 left out.")
    assert re.search(r"area under the ROC curve +undefined\n", shown)
    assert "nan" not in shown


def test_labels_are_renamed_or_refused(noisy):
    with pytest.raises(CorpusError, match="--rename slanted=biased"):
        evaluate("bias", noisy)
    with pytest.raises(CorpusError, match="'slanted' is no class of the model, which knows 'neutral', 'biased'"):
        evaluate("bias", noisy)
    assert evaluate("bias", noisy, rename={"slanted": "biased"}).rows == 200
    with pytest.raises(InputError, match="different classes"):
        evaluate(["bias", "subjectivity"], noisy)
    with pytest.raises(InputError, match="at least one"):
        evaluate([], noisy)


def test_every_form_says_the_same(model, noisy):
    found = evaluate(
        [model, model], [{**row, "outlet": f"<b>{row['outlet']}&\u202e\x1b[31m"} for row in noisy], group="outlet"
    )
    plain = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    value = f"{plain['models'][0]['figures']['macro F1']['value']:.3f}"
    page = html.render(found)
    assert value in text.render(found)
    assert value in page
    assert "<b>north" not in page
    assert "&lt;b&gt;north&amp;" in page
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", page)
    assert not re.search(r"<script|https?://|src=|<link", page)
    pictures = re.findall(r"<svg.*?</svg>", page, re.S)
    assert len(pictures) == 4
    for picture in pictures:
        ElementTree.fromstring(picture)
