"""Linear models over hashed and dense values, and the two links that turn their sums into probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of a linear model with `outputs` sums: one for two classes, one a class for more.

    Attributes:
        weights: hashed n-gram weights, shape (outputs, buckets), float32, or float16 in models that ship.
        dense: weights of the standardised dense signals, shape (outputs, signals).
        base: what a row without any evidence scores, shape (outputs,).
        mean: mean of each dense signal in training, shape (signals,).
        scale: its standard deviation, shape (signals,).
    """

    weights: NDArray[np.floating]
    dense: Floats
    base: Floats
    mean: Floats
    scale: Floats

    @property
    def outputs(self) -> int:
        """Number of sums."""
        return len(self.base)

    def dense_terms(self, signals: Floats, output: int = 0) -> Floats:
        """What each dense signal adds to a sum, shape (rows, signals); an undefined one (NaN) adds nothing."""
        terms: Floats = (signals - self.mean) / self.scale * self.dense[output]
        terms[np.isnan(terms)] = 0.0
        return terms

    def affine(self, slope: float | Floats, offset: float | Floats) -> Linear:
        """The model whose sums are ``slope * sum + offset``: calibration that keeps explanations additive.

        Slope and offset are numbers for all sums, or have shape (outputs,).
        """
        column = np.reshape(np.asarray(slope, dtype=float), (-1, 1))
        return Linear(
            (self.weights * column.astype(np.float32)).astype(np.float32),
            self.dense * column,
            self.base * slope + offset,
            self.mean,
            self.scale,
        )

    def compact(self) -> Linear:
        """The model with its n-gram weights in half precision: half the size, sums the same to a few 1e-4."""
        return Linear(self.weights.astype(np.float16), self.dense, self.base, self.mean, self.scale)

    def widened(self, signals: int) -> Linear:
        """The same model of more dense signals, which it does not heed."""
        more = signals - len(self.mean)
        dense = np.hstack([self.dense, np.zeros((self.outputs, more))])
        mean, scale = np.append(self.mean, np.zeros(more)), np.append(self.scale, np.ones(more))
        return Linear(self.weights, dense, self.base, mean, scale)

    def plus(self, other: Linear, shares: Floats) -> Linear:
        """The model whose sums are this one's plus, for output `o`, ``shares[o]`` times the other's only sum.

        Both must have the same buckets and signals; the other's means and scales may differ.
        """
        share = np.asarray(shares, dtype=float)[:, None]
        shift = float(((self.mean - other.mean) / other.scale * other.dense[0]).sum())
        return Linear(
            (self.weights + other.weights * share).astype(np.float32),
            self.dense + other.dense * (self.scale / other.scale) * share,
            self.base + (other.base[0] + shift) * share[:, 0],
            self.mean,
            self.scale,
        )


def probabilities(sums: Floats) -> Floats:
    """Class probabilities of sums of shape (rows, outputs): logistic for one output, softmax for more.

    Returns:
        Shape (rows, 2) for one output (the second column is the positive class), else (rows, outputs).
    """
    if sums.shape[1] == 1:
        positive = sigmoid(sums[:, 0])
        return np.column_stack((1.0 - positive, positive))
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    result: Floats = raised / raised.sum(axis=1, keepdims=True)
    return result


def sigmoid(sums: Floats) -> Floats:
    """The logistic function, without overflow."""
    small = np.exp(-np.abs(sums))
    return np.where(sums >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def logit(value: float) -> float:
    """Log-odds of a probability strictly between 0 and 1."""
    return float(np.log(value) - np.log1p(-value))
