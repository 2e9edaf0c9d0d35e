"""Dataclasses to plain JSON values and back, by their annotations."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union

from attrib.errors import InputError

OPTIONAL = "optional"
"""Metadata of a field that is left out where it is None."""


class Written:
    """What can be written out as JSON."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain dicts, lists, strings and numbers, laid out as the JSON schema that ships says."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text, with non-ASCII characters as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=indent)


def to_plain(value: Any) -> Any:
    """Turn a tree of dataclasses, tuples and mappings into dicts, lists and scalars. Numbers are kept as they are."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if is_dataclass(value):
        given = ((field, getattr(value, field.name)) for field in fields(value))
        return {
            field.name: to_plain(item) for field, item in given if not (item is None and OPTIONAL in field.metadata)
        }
    raise TypeError(f"{type(value).__name__} is no part of a report")


def from_plain(kind: Any, plain: Any) -> Any:  # noqa: PLR0911 - one return a kind of annotation
    """Rebuild an instance of the annotation `kind` from what :func:`to_plain` made of it.

    Raises:
        InputError: the value does not have the shape that `kind` asks for.
    """
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        if plain is None and type(None) in arguments:
            return None
        return from_plain(next(item for item in arguments if item is not type(None)), plain)
    if is_dataclass(kind):
        return _dataclass(kind, plain)
    if origin is tuple:
        return tuple(from_plain(arguments[0], item) for item in _expect(plain, list | tuple, kind))
    if origin is Mapping:
        return {key: from_plain(arguments[1], item) for key, item in _expect(plain, Mapping, kind).items()}
    if isinstance(kind, type) and issubclass(kind, tuple):  # a NamedTuple of integers
        return kind(*_integers(_expect(plain, list | tuple, kind), len(typing.get_type_hints(kind)), kind))
    if kind is float:
        return float(_expect(plain, int | float, kind))
    return _expect(plain, kind, kind)


def _integers(values: Any, count: int, kind: Any) -> Any:
    if len(values) != count or not all(type(value) is int and value >= 0 for value in values):
        raise InputError(f"expected {kind.__name__} as {count} non-negative integers, found {values!r}")
    return values


def _dataclass(kind: Any, plain: Any) -> Any:
    hints = _hints(kind)
    given = _expect(plain, Mapping, kind)
    optional = {
        field.name for field in fields(kind) if field.default is not MISSING or OPTIONAL in field.metadata
    }  # added after the first version
    missing = [name for name in hints if name not in given and name not in optional]
    if missing:
        raise InputError(f"{kind.__name__} lacks {', '.join(missing)}")
    return kind(**{name: from_plain(hint, given[name]) for name, hint in hints.items() if name in given})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _expect(plain: Any, accepted: Any, kind: Any) -> Any:
    if not isinstance(plain, accepted):
        raise InputError(f"expected {getattr(kind, '__name__', kind)}, found {type(plain).__name__}")
    return plain
