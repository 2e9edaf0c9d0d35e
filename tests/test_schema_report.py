"""The report, its JSON schema and the classes behind it say the same."""

import dataclasses
import json
import pickle
import types
import typing
from collections.abc import Mapping

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import attrib
import attrib.schema
from attrib.errors import InputError
from attrib.render import comparison, terminal
from attrib.schema import Report, Span
from attrib.schema.wire import OPTIONAL, from_plain, to_plain


def reachable(kind, seen):
    """Every dataclass that a report is made of."""
    if typing.get_args(kind):
        for argument in typing.get_args(kind):
            reachable(argument, seen)
    elif dataclasses.is_dataclass(kind) and kind not in seen:
        seen.append(kind)
        for hint in typing.get_type_hints(kind).values():
            reachable(hint, seen)
    return seen


CLASSES = reachable(Report, [])


def node_of(kind, schema):
    return schema if kind is Report else schema["$defs"][kind.__name__]


def shape(hint):
    """An annotation as one comparable word."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (inner,) = (item for item in typing.get_args(hint) if item is not type(None))
        return f"{shape(inner)}?"
    if typing.get_origin(hint) is tuple:
        return f"[{shape(typing.get_args(hint)[0])}]"
    if typing.get_origin(hint) is Mapping:
        return f"{{{shape(typing.get_args(hint)[1])}}}"
    return {str: "string", int: "integer", float: "number", bool: "boolean"}.get(hint, getattr(hint, "__name__", hint))


def schema_shape(node):
    """A node of the JSON schema as the same word."""
    if "$ref" in node:
        return node["$ref"].rpartition("/")[2]
    if "const" in node:
        return "integer"
    if "enum" in node:
        return "string?" if None in node["enum"] else "string"
    if "anyOf" in node:
        inner, null = node["anyOf"]
        assert null == {"type": "null"}
        return f"{schema_shape(inner)}?"
    if isinstance(node["type"], list):
        return f"{node['type'][0]}?"
    if node["type"] == "array":
        return f"[{schema_shape(node['items'])}]"
    if node["type"] == "object":
        return f"{{{schema_shape(node['additionalProperties'])}}}"
    return node["type"]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_schema_and_class_have_the_same_fields(kind, report_schema):
    node = node_of(kind, report_schema)
    hints = typing.get_type_hints(kind)
    assert list(node["properties"]) == [field.name for field in dataclasses.fields(kind)]
    assert node["required"] == [item.name for item in dataclasses.fields(kind) if OPTIONAL not in item.metadata]
    assert node["additionalProperties"] is False
    absent = {item.name for item in dataclasses.fields(kind) if OPTIONAL in item.metadata}  # left out instead of null
    assert {name: schema_shape(item) for name, item in node["properties"].items()} == {
        name: shape(hint).removesuffix("?") if name in absent else shape(hint) for name, hint in hints.items()
    }


def test_every_definition_is_a_class_and_every_key_is_described(report_schema):
    assert set(report_schema["$defs"]) == {kind.__name__ for kind in CLASSES if kind is not Report} | {"Span"}
    for node in (report_schema, *report_schema["$defs"].values()):
        assert node["description"]
        assert all(item.get("description") for item in node.get("properties", {}).values())


def test_the_schema_is_valid_and_carries_the_version(report_schema):
    jsonschema.Draft202012Validator.check_schema(report_schema)
    assert report_schema["properties"]["schema"]["const"] == attrib.schema.SCHEMA
    assert report_schema["$id"].endswith(f":{attrib.schema.SCHEMA}")


def values(node, schema):
    """A Hypothesis strategy for what a node of the schema allows."""
    if "$ref" in node:
        return values(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    if "const" in node:
        return st.just(node["const"])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    if "anyOf" in node:
        return st.one_of(*(values(item, schema) for item in node["anyOf"]))
    if isinstance(node["type"], list):
        return st.one_of(*(values({**node, "type": name}, schema) for name in node["type"]))
    low, high = node.get("minimum"), node.get("maximum")
    plain = {
        "null": st.none(),
        "boolean": st.booleans(),
        "string": st.text(max_size=6),
        "integer": st.integers(low, 10**6),
        "number": st.floats(low, high, allow_nan=False, allow_infinity=False),
    }
    if node["type"] in plain:
        return plain[node["type"]]
    if node["type"] == "array":
        least, most = node.get("minItems", 0), node.get("maxItems", 2)
        return st.lists(values(node["items"], schema), min_size=least, max_size=most)
    if "properties" in node:
        return st.fixed_dictionaries({name: values(item, schema) for name, item in node["properties"].items()})
    return st.dictionaries(st.text(max_size=6), values(node["additionalProperties"], schema), max_size=2)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_the_schema_allows_is_read_and_written_back(data, report_schema, check_report):
    plain = data.draw(values(report_schema, report_schema))
    report = Report.from_dict(plain)
    assert report.to_dict() == plain
    assert json.loads(report.to_json()) == plain
    assert pickle.loads(pickle.dumps(report)) == report


def test_the_report_made_by_hand_passes(make_report, check_report):
    check_report(make_report())


def test_the_check_sees_a_stray_span(make_report, check_report):
    stray = make_report(unattributed=(attrib.schema.Unattributed(Span(0, 10**6), "why"),))
    with pytest.raises(AssertionError):
        check_report(stray)


@pytest.mark.parametrize("plain", [None, [], {}, {"schema": 2}, {"schema": "1"}])
def test_what_is_no_report_of_this_schema_is_refused(plain):
    with pytest.raises(InputError, match="no report of schema 1"):
        Report.from_dict(plain)


def test_a_missing_key_is_named(make_report):
    plain = make_report().to_dict()
    del plain["flags"], plain["text"]
    with pytest.raises(InputError, match=r"Report lacks text, flags"):
        Report.from_dict(plain)


@pytest.mark.parametrize(("key", "value"), [("title", 3), ("sentences", {}), ("quality", []), ("signals", [1])])
def test_a_key_of_another_type_is_refused(make_report, key, value):
    with pytest.raises(InputError):
        Report.from_dict({**make_report().to_dict(), key: value})


def test_a_report_cannot_be_changed(make_report):
    with pytest.raises(dataclasses.FrozenInstanceError):
        make_report().text = "other"


def test_json_has_no_escapes_for_ordinary_letters(make_report):
    assert "“It will close us" in make_report().to_json()


def test_not_a_number_never_reaches_json(make_report):
    with pytest.raises(ValueError, match="JSON"):
        make_report(signals={"gap": float("nan")}).to_json()


def test_foreign_objects_are_no_part_of_a_report():
    with pytest.raises(TypeError, match="object is no part of a report"):
        to_plain(object())


def test_an_integer_is_read_where_a_float_is_asked_for():
    assert isinstance(from_plain(float, 1), float)


def test_what_python_shows_of_a_result_is_a_line_and_what_it_prints_a_page(fixtures):
    report = attrib.score((fixtures / "harbour.txt").read_bytes())
    document = attrib.parse((fixtures / "harbour.txt").read_bytes())
    table = attrib.compare([report, attrib.score((fixtures / "summit.txt").read_bytes())])
    for shown in (report, document, attrib.analyse(document), table, attrib.load("bias")):
        assert repr(shown).startswith(f"<{type(shown).__name__} ")
        assert len(repr(shown)) < 250
        assert "\n" not in repr(shown)
    assert str(report) == terminal.render(report).rstrip("\n")
    assert str(table) == comparison.render(table).rstrip("\n")
    assert "\x1b" not in str(report) + str(table)
