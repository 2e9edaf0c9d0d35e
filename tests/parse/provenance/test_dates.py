import pytest

from attrib.parse.provenance.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T08:00:00Z", "2021-03-04T08:00:00+00:00"),
        ("2021-03-04T08:00:00+0100", "2021-03-04T08:00:00+01:00"),
        ("20210304", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("Updated Mar. 4, 2021 at 4:05 p.m. ET", "2021-03-04T16:05"),
        ("4th March 2021", "2021-03-04"),
        ("Thu, 04 Mar 2021 08:00:00 GMT", "2021-03-04T08:00"),
        ("25/12/2021", "2021-12-25"),
        ("3/4/2021", None),
        ("February 30, 2021", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(text, date):
    assert iso_date(text) == date
