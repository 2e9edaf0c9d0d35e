r"""How clean a page's text is: the metrics of the two public benchmarks, page by page and over all pages.

The article-extraction-benchmark (github.com/scrapinghub/article-extraction-benchmark, ``evaluate.py``) counts four-word
shingles; WCXB (github.com/Murrough-Foley/web-content-extraction-benchmark, ``evaluate.py``) counts words, and looks for
snippets. Both are implemented from their description, with the same words (``\w+``) and the same averages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from warnings import catch_warnings, simplefilter

import numpy as np

from benchmarks.metrics import RESAMPLES, Floats, Interval, interval

SHINGLE = 4
_WORD = re.compile(r"\w+")


def shingle_rates(truth: str, answer: str) -> tuple[float, float]:
    """Precision and recall of one page in shingles; NaN where the benchmark leaves a page out of that average."""
    wanted, got = _shingles(truth), _shingles(answer)
    hits = (wanted & got).total()
    precision = hits / got.total() if got else float("nan")
    recall = hits / wanted.total() if wanted else float("nan")
    return precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def mean_rates(rates: Floats) -> Floats:
    """Mean precision and mean recall over the pages that have them: `rates` is (..., pages, 2), the result (..., 2)."""
    with catch_warnings():
        simplefilter("ignore", RuntimeWarning)  # where no page counts: NaN
        return np.asarray(np.nanmean(rates, axis=-2))


def mean_f1(rates: Floats) -> Floats:
    """F1 of mean precision and mean recall: `rates` is (..., pages, 2), the result (...); 0 where no page has any."""
    precision, recall = np.moveaxis(np.nan_to_num(mean_rates(rates)), -1, 0)
    result: Floats = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return result


def word_f1(truth: str, answer: str) -> float:
    """F1 of one page in words, whatever their order or case; an empty page is found by an empty answer only."""
    wanted, got = (Counter(_WORD.findall(text.lower())) for text in (truth, answer))
    if not wanted or not got:
        return float(not wanted and not got)
    return 2 * (wanted & got).total() / (wanted.total() + got.total())


def snippets_found(answer: str, snippets: Sequence[str]) -> int:
    """How many snippets stand in a text, in any case and any white space."""
    text = " ".join(answer.lower().split())
    return sum(" ".join(snippet.lower().split()) in text for snippet in snippets)


def bootstrap_pages(values: Floats, *, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """An average over pages with its interval: `values` is (pages,) or, for :func:`mean_f1`, (pages, 2)."""
    picks = np.random.default_rng(seed).integers(0, len(values), (resamples, len(values)))
    return interval(float(_average(values)), _average(values[picks]))


def bootstrap_lead(ours: Floats, theirs: Floats, *, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """What `ours` is above `theirs`, on the same resamples of the same pages."""
    picks = np.random.default_rng(seed).integers(0, len(ours), (resamples, len(ours)))
    lead = float(_average(ours) - _average(theirs))
    return interval(lead, _average(ours[picks]) - _average(theirs[picks]))


def _average(values: Floats) -> Floats:
    """The F1 of rates (..., pages, 2), the mean of plain values (..., pages): told apart by the last axis."""
    return mean_f1(values) if values.shape[-1] == 2 else np.asarray(values.mean(-1))
