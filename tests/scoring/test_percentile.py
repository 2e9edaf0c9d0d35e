"""Percentiles of a reference pool."""

import pytest

from attrib.errors import InputError
from attrib.scoring.percentile import percentile

EVEN = [index / 100 for index in range(101)]


@pytest.mark.parametrize(("value", "place"), [(-1.0, 0), (0.0, 0), (0.25, 25), (0.255, 25.5), (1.0, 100), (7.0, 100)])
def test_linear_between_quantiles(value, place):
    assert percentile(value, EVEN) == pytest.approx(place)


def test_equal_quantiles_count_the_articles_below():
    assert percentile(0.5, [0.5] * 101) == 0.0


@pytest.mark.parametrize("table", [[], EVEN[:-1], EVEN[::-1]])
def test_what_is_no_table(table):
    with pytest.raises(InputError, match="101"):
        percentile(0.5, table)
