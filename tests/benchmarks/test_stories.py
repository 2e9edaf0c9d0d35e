from types import SimpleNamespace

import numpy as np

import attrib
from benchmarks import encoder, fits, stories
from training.loaders.basil import Article, Bias, Sentence


def article(number):
    def bias(kind):
        return (Bias((0, 3), kind, "neg", "t", False, ""),)

    lines = [
        Sentence(f"A vile plan {number}", 0, bias("lexical")),
        Sentence(f"An odd fact {number}", 0, bias("informational")),
        *(Sentence(f"The dull plan {number} {line}", 0, ()) for line in range(4)),
    ]
    return Article(f"a{number}", f"story {number // 3}", "o", "", (), tuple(lines), "", "", "left")


class Model:
    threshold = 0.5

    def predict_proba(self, texts):
        positive = np.array([0.9 if "vile" in text else 0.2 for text in texts])
        return np.stack([1 - positive, positive], axis=1)


def test_stories_are_never_on_both_sides(monkeypatch):
    fitted = []
    monkeypatch.setattr(fits, "JOBS", 1)
    monkeypatch.setattr(attrib, "fit", lambda corpus, **options: fitted.append((corpus, options)) or Model())
    rows = stories.story_rows([article(number) for number in range(60)])
    assert len(fitted) == 2 * 2 * stories.FOLDS
    for corpus, options in fitted:
        assert options["group"] == "group"
        assert len(set(corpus["group"])) == 18
        held = {f"story {number}" for number in range(20)} - set(corpus["group"])
        assert not any(int(text.split()[3]) // 3 in {int(name.split()[1]) for name in held} for text in corpus["text"])
    value = {row.system: row.value for row in rows}
    assert value["attrib.fit, lexical"] == value["attrib.fit, prior bias, lexical"] == 1
    assert value["attrib.fit, informational"] == 0
    assert round(value["every sentence, lexical"], 4) == round(2 / 7, 4)


def test_speed_is_given_beside_the_encoders(monkeypatch):
    monkeypatch.setattr(encoder, "Encoder", lambda texts, labels: SimpleNamespace(predict_proba=lambda texts: None))
    times = iter([2.0, 4.0])
    monkeypatch.setattr(encoder, "_seconds", lambda work: next(times))
    texts = [f"sentence {number}" for number in range(1000)]
    ours, theirs, ratio = encoder.encoder_rows(Model(), texts, [True] * 1000)
    assert (ours.value, theirs.value, ratio.value) == (500, 100, 5)
    assert (ours.n, theirs.n, theirs.kind) == (1000, encoder.SAMPLE, "peer")
