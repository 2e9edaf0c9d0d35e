import pytest

import attrib
from attrib.parse.lines.cut import Finding
from attrib.parse.provenance.gather import domain, gather

BODY = "The pier was opened on Monday by the mayor, who cut a ribbon and made a speech."


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("By Jo Marsh and Ann Lee", "byline", ("Jo Marsh", "Ann Lee")),
        ("Jo Marsh contributed to this report.", "contributors", ("Jo Marsh",)),
        ("This article was originally published by Harbour Gazette.", "upstream", "Harbour Gazette"),
        ("Updated March 4, 2021", "modified", "2021-03-04"),
        ("March 4, 2021", "published", "2021-03-04"),
    ],
)
def test_lines_are_cut_and_read(line, field, value):
    document = attrib.parse(f"Pier opens again\n\n{BODY}\n\n{line}")
    assert getattr(document.provenance, field).value == value
    assert line not in document.text
    assert getattr(document.provenance, field).evidence[0].origin == "line"


def test_a_story_first_reported_elsewhere_keeps_its_words():
    text = f"{BODY} The cost was first reported by The Harbour Gazette."
    document = attrib.parse(text)
    assert document.text == text
    assert document.provenance.upstream.value == "The Harbour Gazette"


def test_an_agency_byline_is_an_agency():
    provenance = gather([Finding("byline", "Reuters", "By Reuters")], (), None)
    assert provenance.agency.value == "Reuters"
    assert provenance.byline is None


def test_the_address_is_weak_evidence():
    assert gather([], (), "https://www.harbour.example/a").publisher.value == "harbour.example"
    assert gather([], (), "no address").publisher is None


@pytest.mark.parametrize(
    ("address", "host"), [("https://m.a.example/x", "a.example"), ("a.example", "a.example"), ("http://[", None)]
)
def test_domain(address, host):
    assert domain(address) == host


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reporting by Jo Marsh; Editing by Ann Lee)", "Reuters"),
        ("(Additional reporting by Jo Marsh in Oslo; writing by Bo Ray; editing by Ann Lee)", "Reuters"),
        ("Reporting by Jo Marsh. Editing by Ann Lee.", None),
    ],
)
def test_an_agency_is_known_by_how_it_credits(line, agency):
    found = attrib.parse(f"The council voted on Tuesday to rebuild the pier.\n\nIt is to open in spring.\n\n{line}")
    assert (found.provenance.agency and found.provenance.agency.value) == agency
