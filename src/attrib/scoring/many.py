"""Many articles: a loop, or joblib's processes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.errors import InputTypeError
from attrib.model import Model
from attrib.schema import Failure, Report
from attrib.scoring.one import check_parts, resolve, score_one

if TYPE_CHECKING:
    from attrib.rules import Rules


def run(
    sources: Iterable[Any],
    *,
    n_jobs: int,
    model: str | Path | Model | None,
    parts: Collection[str] | None,
    rules: Rules | None = None,
) -> Iterator[Report | Failure]:
    """See :func:`attrib.scoring.score_many`."""
    if isinstance(sources, str | bytes):
        raise InputTypeError("score_many takes several sources; for one there is score")
    check_parts(parts)
    chosen = resolve(model)  # once, and the same for all of them
    model = chosen.custom or chosen.bias
    if n_jobs == 1:
        return (attempt(index, source, model, parts, rules) for index, source in enumerate(sources))
    from joblib import Parallel, delayed

    results: Iterator[Report | Failure] = Parallel(n_jobs=n_jobs, return_as="generator")(
        delayed(attempt)(index, source, model, parts, rules) for index, source in enumerate(sources)
    )
    return results


def attempt(
    index: int,
    source: Any,
    model: str | Path | Model | None,
    parts: Collection[str] | None,
    rules: Rules | None = None,
) -> Report | Failure:
    """One article's report, or whatever went wrong with it."""
    try:
        return score_one(source, model=model, parts=parts, rules=rules)
    except Exception as error:  # whatever it is, one bad row never loses the rest
        return Failure(index, error)
