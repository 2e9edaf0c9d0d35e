"""Republished articles against what they came from: what an editor wants to be told first."""

import pytest

import attrib
from attrib.render import comparison
from attrib.render.copied import in_short


def compared(fixtures, *names):
    return attrib.compare([attrib.score((fixtures / f"{name}.txt").read_bytes()) for name in names])


@pytest.fixture(scope="module")
def ferry(fixtures):
    return compared(fixtures, "ferry_original", "ferry_republished")


@pytest.fixture(scope="module")
def bridge(fixtures):
    return compared(fixtures, "bridge_wire", "bridge_daily")


def test_a_copy_that_asserts_what_its_original_attributes(ferry):
    (pair,) = ferry.overlaps
    assert (pair.first, pair.second, pair.verdict) == (0, 1, "copy")
    said = dict(in_short(ferry, pair))
    assert said["Sentences"] == "4 dropped and 5 changed"
    assert "the winter line lost 4.1 million crowns last year" in said["Its own claim now"]
    assert "the decision would close the school" in said["Its own claim now"]
    assert "Kjell Brandt “said” → “claimed” (doubting)" in said["Verbs"]
    assert {"Regional council", "Islanders"} <= set(said["No longer heard"].split("; "))
    assert "Kjell Brandt" not in said["No longer heard"]
    assert said["Loaded words added"] == "greedy"


def test_the_order_of_the_files_does_not_matter(fixtures, ferry):
    turned = compared(fixtures, "ferry_republished", "ferry_original")
    (pair,) = turned.overlaps
    assert (pair.first, pair.second) == (1, 0)
    assert dict(in_short(turned, pair)).keys() == dict(in_short(ferry, ferry.overlaps[0])).keys()


def test_two_that_use_one_agency(bridge):
    (pair,) = bridge.overlaps
    assert pair.verdict in ("shared", "copy")
    verbs = dict(in_short(bridge, pair))["Verbs"]
    for verb in ("admitted", "fumed", "complained"):
        assert f"→ “{verb}”" in verbs
    assert bridge.upstream[0].name == "Reuters"


def test_it_reads_well(ferry):
    shown = " ".join(comparison.render(ferry).split())
    assert "reported by the report by the auditors Holm and Vik" in shown
    assert "Reason: it says that it comes from StraitGazette.com." in shown
    assert "[Islanders said the → The] decision would close the school." in shown
    page = ferry.to_html()
    assert "<del>said</del> <ins>claimed</ins>" in page


def test_descriptions_of_one_source_meet(fixtures):
    found = compared(fixtures, "depot_original", "depot_other")
    (union,) = [item for item in found.sources if item.name.startswith("union")]
    assert all(union.tellings)
