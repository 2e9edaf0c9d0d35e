"""A trained model: text in, probabilities and reasons out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attrib import cards
from attrib._version import __version__
from attrib.errors import InputTypeError
from attrib.features.batches import Batched, fingerprint, sentences
from attrib.features.ngrams import Orders, row_sums, word_sums
from attrib.inference.bundle import write
from attrib.inference.linear import Linear, probabilities, sigmoid
from attrib.pipeline import article_batch, prepare, with_lexicons
from attrib.schema import ModelRef, SignalWeight, Span, WordWeight

if TYPE_CHECKING:
    from attrib.features.lexicons import Lexicons

Floats = NDArray[np.float64]

CUSTOM = "custom"
"""The name of models that :func:`attrib.fit` makes."""

MASKED = "masked_words"
"""The signal that stands for all names, groups, offices and gendered words of a sentence."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a text scores as it does: ``base + words + signals`` is the class's sum (log-odds for two classes).

    Spans of `words` are characters of `text`: the text explained in Unicode form C, or an article's cleaned body.
    """

    text: str
    label: str
    base: float
    words: tuple[WordWeight, ...]
    signals: tuple[SignalWeight, ...]

    @property
    def total(self) -> float:
        """Base plus all weights."""
        return self.base + sum(item.weight for item in self.words) + sum(item.weight for item in self.signals)


class Reasons(NamedTuple):
    """What each word and each signal of a row adds to a sum."""

    words: tuple[WordWeight, ...]
    signals: tuple[SignalWeight, ...]


@dataclass(slots=True, eq=False)
class Model:
    """A linear model with the features it was trained on. Made by :func:`attrib.fit` and :func:`attrib.load`.

    Attributes:
        name: what the model is called.
        task: ``sentence`` (a row is a sentence) or ``article`` (a row is an article, cleaned and analysed first).
        classes: the labels, in the order of the columns of :meth:`predict_proba`.
        threshold: for two classes the probability from which :meth:`predict` answers the second one.
        card: what the model was trained on, how good it is, and what it is not for; JSON values.
        digest: SHA-256 of the bundle it was loaded from or last saved to, else an empty string.
        multilabel: whether a text may have several of the classes, or none; each then has a sum of its own.
        lexicons: word lists of a user's own that it was trained with, if any: signals behind the others.
    """

    linear: Linear
    name: str
    task: str
    classes: tuple[str, ...]
    orders: Orders
    signals: tuple[str, ...]
    threshold: float
    card: Mapping[str, Any]
    version: str = __version__
    digest: str = ""
    multilabel: bool = False
    lexicons: Lexicons | None = None

    @property
    def reference(self) -> ModelRef:
        """Name, version and digest, as a report quotes them."""
        what, not_for = (str(self.card.get(key, "")) for key in ("what", "not for"))
        return ModelRef(self.name, self.version, self.digest, what, not_for)

    def __repr__(self) -> str:
        """One line: its name, and what it tells apart."""
        return f"<Model {self.name} {self.version}, of a {self.task}: {', '.join(self.classes)}>"

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """Probability of each class.

        Args:
            texts: sentences or articles, by the model's task.

        Returns:
            Shape (texts, classes). A text without a word of the author's gets what an empty one gets.

        Raises:
            InputTypeError: `texts` is a single string, or holds something else than strings.
        """
        sums = np.zeros((len(_texts(texts)), self.linear.outputs))
        for part in self.batches(texts):
            sums[part.start : part.stop] = self.sums(part)
        return sigmoid(sums) if self.multilabel else probabilities(sums)

    def predict(self, texts: Sequence[str]) -> list[str] | list[tuple[str, ...]]:
        """The label of each text: by `threshold` for two classes, else the most probable one.

        A multilabel model answers with a tuple of all labels whose probability reaches `threshold`.
        """
        chances = self.predict_proba(texts)
        if self.multilabel:
            return [tuple(np.array(self.classes)[row >= self.threshold].tolist()) for row in chances]
        binary = len(self.classes) == 2
        best = (chances[:, 1] >= self.threshold).astype(int) if binary else chances.argmax(axis=1)
        return [self.classes[index] for index in best]

    def explain(self, text: str, *, label: str | None = None) -> Explanation:
        """What each word and signal adds to a class's sum.

        Args:
            text: a sentence or an article, by the model's task.
            label: which class; the second of two, or the most probable of more, unless told.

        Raises:
            InputTypeError: `text` is no string, or there is no such class.
        """
        chances = self.predict_proba([text])[0]
        chosen = label if label is not None else self.classes[1 if len(self.classes) == 2 else int(chances.argmax())]
        if chosen not in self.classes:
            raise InputTypeError(f"there is no class {chosen!r}: choose one of {', '.join(self.classes)}")
        output = self.classes.index(chosen) if self.linear.outputs > 1 else 0
        sign = -1.0 if self.linear.outputs == 1 and self.classes.index(chosen) == 0 else 1.0
        part = next(self.batches([text]))
        words, signals = self.reasons(part, output)[0]
        return Explanation(
            composed(text) if self.task == "sentence" else prepare(text).analysis.text,
            chosen,
            sign * float(self.linear.base[output]),
            tuple(WordWeight(item.span, sign * item.weight) for item in words),
            tuple(SignalWeight(item.signal, sign * item.weight) for item in signals),
        )

    def save(self, path: str | Path) -> None:
        """Write the model as a bundle (a folder), its card beside the arrays.

        Raises:
            FileExistsError: there is something else at `path`.
        """
        arrays: dict[str, NDArray[Any]] = {
            "weights": self.linear.weights,
            "dense": self.linear.dense,
            "base": self.linear.base,
            "mean": self.linear.mean,
            "scale": self.linear.scale,
        }
        manifest: dict[str, Any] = {
            "name": self.name,
            "version": self.version,
            "task": self.task,
            "classes": list(self.classes),
            "multilabel": self.multilabel,
            "features": {
                "fingerprint": fingerprint(),
                "word": list(self.orders.word),
                "char": list(self.orders.char),
                "word_bits": self.orders.word_bits,
                "char_bits": self.orders.char_bits,
                "known": self.orders.known,
                "mean": self.orders.mean,
                "names": self.orders.names,
                "signals": list(self.signals),
            },
            "threshold": self.threshold,
            "card": self.card,
        }
        if self.lexicons is not None:
            manifest["lexicons"] = [asdict(item) for item in self.lexicons.lists]
        kind = f"{'An' if self.task == 'article' else 'A'} {self.task} model"
        about = f"{kind} for the classes {', '.join(self.classes)}, made by attrib {self.version}."
        self.digest = write(Path(path), manifest, arrays, cards.render(self.name, about, self.card))

    def sums(self, part: Batched) -> Floats:
        """Sums of each row, shape (rows, outputs)."""
        rows = part.stop - part.start
        columns = [
            self.linear.base[output]
            + row_sums(part.counted, self.linear.weights[output], rows)
            + self.linear.dense_terms(part.dense, output).sum(axis=1)
            for output in range(self.linear.outputs)
        ]
        return np.column_stack(columns)

    def reasons(self, part: Batched, output: int = 0, wanted: NDArray[np.bool_] | None = None) -> list[Reasons]:
        """For each row of a batch what its words and its signals add to a sum; nothing in rows that are not `wanted`.

        What a masked word gets is nobody's wording: it is the signal :data:`MASKED`, and no word of the list.
        """
        masked, rows = part.counted.masked, part.stop - part.start
        weights = word_sums(part.counted, self.linear.weights[output])
        row_of_word = part.pieces.rows[masked.words.pieces] * (self.task == "sentence")  # an article is one row
        hidden = np.repeat(masked.hidden, masked.last - masked.first)
        who = np.bincount(row_of_word[hidden], weights=weights[hidden], minlength=rows).tolist()
        words: list[list[WordWeight]] = [[] for _ in range(rows)]
        columns = (row_of_word, masked.words.starts, masked.words.ends, weights)
        told = ~hidden if wanted is None else ~hidden & wanted[row_of_word]
        for row, start, end, weight in zip(*(column[told].tolist() for column in columns), strict=True):
            words[row].append(WordWeight(Span(start, end), weight))
        terms = self.linear.dense_terms(part.dense, output).tolist()
        return [
            Reasons(tuple(words[row]), (*map(SignalWeight, self.signals, terms[row]), SignalWeight(MASKED, who[row])))
            if wanted is None or wanted[row]
            else Reasons((), ())
            for row in range(rows)
        ]

    def batches(self, texts: Sequence[str]) -> Iterator[Batched]:
        """The features of `texts`, some rows at a time."""
        if self.task == "sentence":
            plain = [text if text.isascii() else composed(text) for text in texts]
            return sentences(plain, self.orders, self.lexicons)
        prepared = (with_lexicons(prepare(text), self.lexicons) for text in texts)
        return (article_batch(article, index, self.orders, self.signals) for index, article in enumerate(prepared))


def _texts(texts: Sequence[str]) -> Sequence[str]:
    if isinstance(texts, str) or not all(issubclass(kind, str) for kind in set(map(type, texts))):
        raise InputTypeError("a sequence of strings is expected")
    return texts


def composed(text: str) -> str:
    """The text in Unicode form C, so that an accent typed either way is the same letter."""
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
