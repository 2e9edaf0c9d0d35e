"""One story by three outlets: the original, a copy with cut lines, and another outlet's own telling."""

import dataclasses
import json
import typing
from importlib.resources import files

import jsonschema
import pytest

import attrib
from attrib.errors import InputError, InputTypeError
from attrib.schema import comparison as vocabulary
from attrib.schema.comparison import Comparison
from tests.test_schema_report import schema_shape, shape

ORIGINAL, COPY, OTHER = range(3)


@pytest.fixture(scope="module")
def reports(fixtures):
    read = {name: (fixtures / f"depot_{name}.txt").read_bytes() for name in ("original", "republished", "other")}
    return [
        attrib.score(read["original"], publisher="Saltmoor Courier"),
        attrib.score(read["republished"]),
        attrib.score(read["other"], publisher="The Inland Post"),
    ]


@pytest.fixture(scope="module")
def found(reports):
    return attrib.compare(reports)


@pytest.fixture(scope="module")
def schema():
    return json.loads(files("attrib").joinpath("comparison.schema.json").read_text(encoding="utf-8"))


def statement(found, words):
    return next(item for item in found.statements if words in item.text)


def pair(found, one, other):
    return next(item for item in found.overlaps if {item.first, item.second} == {one, other})


def test_the_copy_is_told_from_the_original_and_from_another_telling(found):
    copy = pair(found, ORIGINAL, COPY)
    assert (copy.first, copy.second, copy.verdict) == (ORIGINAL, COPY, "copy")
    assert copy.of_second > 0.8 > copy.of_first > 0.5
    assert copy.why == "Harbour Wire says that it comes from SaltmoorCourier.com"
    assert {pair(found, ORIGINAL, OTHER).verdict, pair(found, COPY, OTHER).verdict} == {"independent"}
    (group,) = found.upstream
    assert (group.tellings, group.name) == ((ORIGINAL, COPY), "SaltmoorCourier.com")


def test_what_the_copy_cut_and_changed_is_listed(found):
    edits = pair(found, ORIGINAL, COPY).edits
    dropped = [edit.before for edit in edits if edit.kind == "dropped"]
    assert any("they wrote a memo" in text for text in dropped)
    assert any("A plan to fit them was put off" in text for text in dropped)
    changed = [(edit.before, edit.after) for edit in edits if edit.kind == "changed"]
    assert any("said Greta" in before and "admitted Greta" in after for before, after in changed)
    assert any("staggering" in after and "staggering" not in before for before, after in changed)
    assert not [edit for edit in edits if edit.kind == "added"]
    assert pair(found, ORIGINAL, OTHER).edits == ()


def test_one_quotation_three_verbs(found):
    versions = statement(found, "We have lost the heart of our network").versions
    assert [item.status for item in versions] == ["quoted"] * 3
    assert [item.cue for item in versions] == ["said", "admitted", "insisted"]
    assert [item.stance for item in versions] == ["neutral", "concede", "doubt"]
    assert {item.source for item in versions} == {"Greta Lindholm"}


def test_quotations_that_are_dropped(found):
    memo = statement(found, "they wrote a memo")
    assert [item and item.status for item in memo.versions] == ["quoted", None, "quoted"]
    fire = statement(found, "We found the deepest burns")
    assert [item and item.status for item in fire.versions] == ["quoted", "quoted", None]


def test_what_one_attributes_and_another_asserts(found):
    mechanics = statement(found, "two mechanics had reported smoke")
    assert [item and item.status for item in mechanics.versions] == ["reported", None, "asserted"]
    assert mechanics.versions[ORIGINAL].source == "Mira Solberg"
    assert mechanics.versions[OTHER].source is None
    sprinklers = statement(found, "put off in 2019")
    assert sprinklers.versions[OTHER].status == "asserted"


def test_spans_are_those_of_the_words(found, reports):
    for item in found.statements:
        for report, version in zip(reports, item.versions, strict=True):
            if version is not None:
                pieces = [report.text[slice(*span)] for span in version.spans]
                assert all(piece.strip('“”" ') in version.text or version.text in piece for piece in pieces)


def test_sources_are_one_across_tellings(found):
    rows = {item.name: item.tellings for item in found.sources}
    assert all(rows["Greta Lindholm"])
    assert [cell is not None for cell in rows["Mira Solberg"]] == [True, False, True]
    assert [cell is not None for cell in rows["Anders Holte"]] == [True, True, False]
    assert rows["Jonas Berg"][:2] == (None, None)


def test_loaded_words_and_frames_stand_side_by_side(found, reports):
    loaded = [{word.text for word in telling.loaded} for telling in found.tellings]
    assert {"scandalous", "reckless", "shameful"} <= loaded[OTHER]
    assert not {"scandalous", "reckless", "shameful"} & (loaded[ORIGINAL] | loaded[COPY])
    assert found.tellings[OTHER].scores["bias"].value == reports[OTHER].scores.bias.value
    assert set(found.tellings[ORIGINAL].frames) == set(reports[ORIGINAL].scores.framing)


def test_order_does_not_change_what_is_found(found, reports):
    turned = attrib.compare(reports[::-1])
    copy = next(item for item in turned.overlaps if item.verdict == "copy")
    assert (copy.first, copy.second) == (2 - ORIGINAL, 2 - COPY)
    assert {item.text for item in turned.statements} == {item.text for item in found.statements}
    assert {item.name for item in turned.sources} == {item.name for item in found.sources}


def test_a_telling_compared_with_itself_is_a_copy_without_edits(reports):
    twice = attrib.compare([reports[ORIGINAL], reports[ORIGINAL]])
    assert [item.name for item in twice.tellings] == ["Saltmoor Courier (1)", "Saltmoor Courier (2)"]
    (only,) = twice.overlaps
    assert (only.verdict, only.of_first, only.of_second, only.edits) == ("copy", 1.0, 1.0, ())
    assert all(item.versions[0] == item.versions[1] for item in twice.statements)


def test_shared_quotations_are_no_shared_text():
    quotation = "“We will rebuild every street of this town by the end of the year, whatever it takes and costs,” "
    tellings = [
        f"{quotation}said Mayor Ada Brook on Monday. Rain had fallen on the hills for nine days without a pause. "
        "Bridges gave way in three villages before the army came with boats.",
        f"{quotation}Ada Brook told a crowd. Shops stayed closed in the market, and the school served soup. "
        "Insurers expect a wave of letters from owners of cellars.",
    ]
    (only,) = attrib.compare([attrib.score(text) for text in tellings]).overlaps
    assert only.verdict == "independent"


def test_two_that_name_the_same_agency_rest_on_it(fixtures):
    text = (fixtures / "depot_republished.txt").read_text(encoding="utf-8").split("\n\nRead Full")[0]
    made = [attrib.score(f"SALTMOOR (AP) - {text.partition(chr(10))[2].strip()}", publisher=name) for name in "XY"]
    (group,) = attrib.compare(made).upstream
    assert group.name == made[0].provenance.agency.value


@pytest.mark.parametrize("count", [0, 1, 13])
def test_too_few_or_too_many(make_report, count):
    with pytest.raises(InputError, match="two to twelve"):
        attrib.compare([make_report()] * count)


def test_only_reports_are_compared():
    with pytest.raises(InputTypeError, match="score the articles first"):
        attrib.compare(["text", "text"])


def test_empty_articles_can_be_compared():
    found = attrib.compare([attrib.score(""), attrib.score("")])
    assert found.statements == found.sources == found.upstream == ()


def test_there_and_back(found, schema):
    plain = json.loads(found.to_json())
    jsonschema.Draft202012Validator(schema).validate(plain)
    assert plain == found.to_dict()
    assert Comparison.from_dict(plain) == found
    with pytest.raises(InputError, match="no comparison of schema 1"):
        Comparison.from_dict({**plain, "schema": 2})


def test_schema_and_classes_have_the_same_fields(schema):
    kinds = [item for item in vars(vocabulary).values() if dataclasses.is_dataclass(item)]
    assert set(schema["$defs"]) == {kind.__name__ for kind in kinds if kind is not Comparison} | {"Span"}
    for kind in kinds:
        node = schema if kind is Comparison else schema["$defs"][kind.__name__]
        assert node["required"] == list(node["properties"]) == [item.name for item in dataclasses.fields(kind)]
        assert all(item["description"] for item in node["properties"].values())
        if kind.__name__ not in ("Comparison", "Telling", "Statement", "SharedSource"):
            hints = typing.get_type_hints(kind)
            assert {key: schema_shape(item) for key, item in node["properties"].items()} == {
                key: shape(hint) for key, hint in hints.items()
            }
