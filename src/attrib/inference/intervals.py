"""How sure a rate is that was summed from probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_EXACT = 400  # up to this many rows the distribution is computed exactly, beyond by its normal limit
Z90 = 1.6448536269514722
"""Standard normal quantile of a two-sided 90% interval."""


def rate_interval(probabilities: NDArray[np.float64]) -> tuple[float, float]:
    """Bounds that hold 90% of the share of successes among independent trials (the Poisson binomial distribution).

    Args:
        probabilities: success probability of each trial, shape (trials,), at least one.

    Returns:
        (low, high), the 5% and 95% quantiles of the share, widened where needed to hold its mean.
    """
    count, mean = len(probabilities), float(probabilities.mean())
    if count > _EXACT:
        half = Z90 * float(np.sqrt(np.sum(probabilities * (1.0 - probabilities)))) / count
        return max(0.0, mean - half), min(1.0, mean + half)
    mass = np.zeros(count + 1)
    mass[0] = 1.0
    for chance in probabilities.tolist():
        more = mass[:-1] * chance
        mass *= 1.0 - chance
        mass[1:] += more
    total = np.cumsum(mass)
    low, high = np.searchsorted(total, (0.05, 0.95))
    return min(mean, int(low) / count), max(mean, min(1.0, int(high) / count))
