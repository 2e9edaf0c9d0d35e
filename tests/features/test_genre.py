from __future__ import annotations

import pytest

from attrib.features import signals
from attrib.features.genre import marks, strongest, weights
from attrib.pipeline import prepare
from attrib.schema import Evidence, Fact, Provenance
from tests.features.articles import Said, article

PLAIN = "The council met on Monday. The bridge was closed. It will open in June."
MARKS = [mark for rows in marks().values() for mark in rows]


SAID = (Said("Ann Lee", "said", "It is unsafe", "lee"),)


def label_of(*paragraphs, **given):
    document, analysis = article(*paragraphs, **given)
    return strongest(weights(document, analysis, signals(document, analysis))).label


def fact(value):
    return Fact(value, (Evidence(value, value, "line"),))


def place(mark):
    """An article that carries the mark where it counts."""
    shown = mark.text.upper()
    if mark.where == "section":
        return {"provenance": Provenance(section=fact(f"News / {shown}"))}
    if mark.where == "path":
        return {"url": f"https://example.org/{mark.text}/2020/a-story.html"}
    if mark.where in ("title_starts", "title_holds"):
        return {"title": f"{shown} The bridge"}
    if mark.where == "title_ends":
        return {"title": f"The bridge {shown}"}
    pattern = {"line": "{}:", "starts": "{} of the author", "holds": "Ann Lee {} this"}[mark.where]
    return {"dropped": (pattern.format(shown),)}


def misplace(mark):
    """One that has the same words elsewhere."""
    if mark.where == "section":
        return {"provenance": Provenance(section=fact(f"{mark.text} of sorts"))}
    if mark.where == "path":
        return {"url": f"https://example.org/news/{mark.text}-by-the-sea.html"}
    if mark.where == "title_holds":
        return {"dropped": (f"{'A long text. ' * 40}{mark.text}",)}
    if mark.where.startswith("title"):
        return {"title": f"A bridge {mark.text} The bridge"}
    if mark.where == "holds":
        return {"dropped": (f"{'A long text. ' * 40}{mark.text}",)}
    return {"dropped": (f"He read the {mark.text} page",)}


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"{mark.where}-{mark.text}")
def test_every_mark_counts_in_its_place_and_only_there(mark):
    assert label_of(PLAIN, **place(mark)) == mark.label
    assert label_of(PLAIN, **misplace(mark)) == "other"


def test_report():
    text = "The bridge is unsafe, Ann Lee said. It was closed, Bob Ray said. It will open in June."
    said = (Said("Ann Lee", "said", "The bridge is unsafe", "lee"), Said("Bob Ray", "said", "It was closed", "ray"))
    document, analysis = article(text, said=said)
    found = strongest(weights(document, analysis, signals(document, analysis)))
    assert found.label == "report"
    assert 0.5 < found.value <= 1


def test_wire():
    assert label_of(PLAIN, provenance=Provenance(agency=fact("AP"))) == "wire"


def test_agency_copy_with_sources_is_still_agency_copy():
    text = "The bridge is unsafe, Ann Lee said. It was closed, Bob Ray said. It will open in June."
    said = (Said("Ann Lee", "said", "The bridge is unsafe", "lee"), Said("Bob Ray", "said", "It was closed", "ray"))
    assert label_of(text, said=said, provenance=Provenance(agency=fact("Reuters"))) == "wire"


def test_an_agency_that_contributed_did_not_write_it():
    evidence = Evidence("AP", "The Associated Press contributed to this report.", "line")
    assert label_of(PLAIN, provenance=Provenance(agency=Fact("AP", (evidence,)))) == "other"


def test_a_dateline_speaks_for_a_report():
    found = Provenance(dateline=fact("PARIS"))
    assert label_of("It is unsafe, Ann Lee said. " + PLAIN, said=SAID, provenance=found) == "report"


def test_a_writer_who_says_i_and_judges_writes_opinion():
    text = (
        "I saw the bridge, and it is an outrageous failure of the people who should know better. "
        "We should close this absurd thing at once, because my town obviously deserves better. "
        "Nobody seems to care about the truth, and that is a shameful mess."
    )
    assert prepare(text).genre.label == "opinion"


def test_a_source_who_says_i_does_not():
    text = "“I saw the bridge,” said Ann Lee. “I think we should close it,” she said. “My town needs it,” she said."
    said = (
        Said("Ann Lee", "said", "I saw the bridge,", "lee", form="direct"),
        Said("she", "said", "I think we should close it,", "lee", form="direct"),
        Said("she", "said", "My town needs it,", "lee", form="direct"),
    )
    assert label_of(text, said=said) == "report"


def test_nothing_to_go_by():
    assert label_of("It rained.") == "other"


def test_an_address_that_is_none_is_ignored():
    assert label_of(PLAIN, url="http://[broken/opinion/x") == "other"


def test_a_transcript_is_no_opinion():
    column = [
        f"Why should we believe a word of it on day {day}? I think that our leaders know well what they must do."
        for day in range(8)
    ]
    assert label_of(*column) == "opinion"
    assert label_of(*(f"{'SMITH' if day % 2 else 'LEE'}: {text}" for day, text in enumerate(column))) == "other"
