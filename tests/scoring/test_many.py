"""Many articles: in order, and one bad row never loses the rest."""

import itertools

import pytest

import attrib
from attrib.errors import InputError, InputTypeError, NotTextError

TEXT = "The council met on Monday. It approved the harbour plan after two hours. Nobody from the union was there. " * 2


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_failures_stand_where_their_source_stood(n_jobs):
    results = list(
        attrib.score_many([TEXT, b"\x89PNG\r\n\x1a\n" + bytes(99), None, "Three little words"], n_jobs=n_jobs)
    )
    assert [type(result).__name__ for result in results] == ["Report", "Failure", "Failure", "Report"]
    assert [results[1].index, results[2].index] == [1, 2]
    assert isinstance(results[1].error, NotTextError)
    assert isinstance(results[2].error, InputTypeError)


def test_sources_are_read_as_results_are_consumed():
    endless = itertools.repeat(TEXT)
    assert len(list(itertools.islice(attrib.score_many(endless), 3))) == 3


def test_mistakes_of_the_caller_are_raised_at_once():
    with pytest.raises(InputTypeError, match="several sources"):
        attrib.score_many(TEXT)
    with pytest.raises(InputError, match="no part"):
        attrib.score_many([TEXT], parts=["tone"])


def test_joblib_may_choose_the_backend():
    from joblib import parallel_config

    with parallel_config(backend="threading"):
        results = list(attrib.score_many([TEXT] * 3, n_jobs=2))
    assert results == [attrib.score(TEXT)] * 3
