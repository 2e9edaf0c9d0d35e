"""Teaching a transformer: a run that was cut short ends where an unbroken one does."""

import pytest

pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from training import teaching  # noqa: E402 - needs both

WORDS = ("the", "mayor", "council", "plan", "calmly", "recklessly", "shamelessly", "quietly", "read", "wrecked")
TEXTS = [f"the {who} {how} read the plan" for who in ("mayor", "council") for how in WORDS[4:8]] * 8
LABELS = [int("lessly" in text) for text in TEXTS]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoder")
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), "utf-8")
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = transformers.BertConfig(vocab_size=15, num_labels=2, **size)
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    return folder


class CutError(Exception):
    pass


def test_it_learns_and_goes_on_where_it_was(encoder, tmp_path, monkeypatch):
    monkeypatch.setattr(teaching, "BATCH", 8)
    monkeypatch.setattr(teaching, "EVERY", 4)
    whole = teaching.Classifier(encoder)
    teaching.teach(whole, TEXTS, LABELS, tmp_path / "whole", 0)

    def cut(*args):
        keep(*args)
        raise CutError

    keep = teaching._keep
    monkeypatch.setattr(teaching, "_keep", cut)
    parts = teaching.Classifier(encoder)
    with pytest.raises(CutError):
        teaching.teach(parts, TEXTS, LABELS, tmp_path / "parts", 0)
    monkeypatch.setattr(teaching, "_keep", keep)
    again = teaching.Classifier(encoder)
    teaching.teach(again, TEXTS, LABELS, tmp_path / "parts", 0)
    assert again.scores(TEXTS[:8]) == pytest.approx(whole.scores(TEXTS[:8]), abs=1e-5)
    assert not (tmp_path / "parts" / teaching.STATE).exists()
    scores = whole.scores(TEXTS[:8])
    loud = [score for score, label in zip(scores, LABELS, strict=False) if label]
    calm = [score for score, label in zip(scores, LABELS, strict=False) if not label]
    assert sum(loud) / len(loud) > sum(calm) / len(calm)
