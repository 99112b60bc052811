"""The keys of TOML tables as the fields of frozen dataclasses: what each may hold, and what is wrong with a value.

A table is a dataclass whose fields are made by `key`; the type of a field says what its values are. That one
declaration is behind the validation of ``handbook.toml`` and of the registers, the typed values themselves, and the
JSON Schema (decision 6).
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, NewType, TypeAlias, TypeVar, Union

# A type that only narrows another: a number of four digits.
Year = NewType("Year", int)
DateOrYear: TypeAlias = dt.date | Year
# What an author may define: a text, a date or a list of texts.
Value: TypeAlias = str | dt.date | tuple[str, ...]

T = TypeVar("T")
_KEY = "key"
# What is wrong with a text of blanks that must be there.
EMPTY = "is empty"


@dataclass(frozen=True, slots=True)
class RequiredIf:
    """A condition: another key of the table has one of these values."""

    key: str
    values: tuple[str, ...]

    def holds(self, value_of: Callable[[str], Any]) -> bool:
        """Whether it holds in a table, of which ``value_of`` gives the values by key."""
        return value_of(self.key) in self.values


Condition = bool | RequiredIf


@dataclass(frozen=True, slots=True)
class Key:
    """What is declared of a key besides its type and its default.

    ``doc`` is a sentence for its author. ``required`` and ``translated`` hold always, never, or in some tables only:
    what is not printed is not translated. ``choices``, ``pattern`` and ``known``, which says whether there is such a
    thing, narrow a text, or each text of a list; ``form`` says in words what the last two want. ``least`` and ``most``
    bound a number. ``each`` is the key of every value of a table whose names are free.
    """

    doc: str = ""
    required: Condition = False
    translated: Condition = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    known: Callable[[str], bool] | None = None
    form: str = ""
    least: float | None = None
    most: float | None = None
    each: Key | None = None


def key(doc: str = "", *, default: Any = MISSING, **declared: Any) -> Any:
    """The field of a table: see `Key`. Without a ``default`` it is that of its type, an empty one."""
    return field(default=default, metadata={_KEY: Key(doc, **declared)})


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of values.

    ``name`` is its name in the documentation, ``fits`` says whether a value of TOML is one, ``wanted`` how a message
    calls it, ``schema`` what it is in JSON Schema, and ``empty`` what a key holds that is not given.
    """

    name: str
    fits: Callable[[object], bool]
    wanted: str
    schema: Mapping[str, Any]
    empty: Any


def _is_date(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return _is_whole(value) or (isinstance(value, float) and math.isfinite(value))


def _is_year(value: object) -> bool:
    return isinstance(value, int) and _is_whole(value) and 1000 <= value <= 9999


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_TEXT: Mapping[str, Any] = {"type": "string"}
_TEXTS: Mapping[str, Any] = {"type": "array", "items": _TEXT}
_DATE: Mapping[str, Any] = {"type": "string", "format": "date"}
_YEAR: Mapping[str, Any] = {"type": "integer", "minimum": 1000, "maximum": 9999}
_TABLE = Kind("table", lambda value: isinstance(value, dict), "a table", {"type": "object"}, None)
# By the types of a field's annotation, None left out.
KINDS: Mapping[tuple[Any, ...], Kind] = {
    (str,): Kind("text", lambda value: isinstance(value, str), 'a text in quotes: "…"', _TEXT, ""),
    (bool,): Kind("boolean", lambda value: isinstance(value, bool), "true or false", {"type": "boolean"}, False),
    (int,): Kind("integer", _is_whole, "a whole number without quotes: 4", {"type": "integer"}, 0),
    (float,): Kind("number", _is_number, "a number without quotes: 14000, 13.6", {"type": "number"}, 0.0),
    (Year,): Kind("year", _is_year, "a year without quotes: 2026", _YEAR, 0),
    (dt.date,): Kind("date", _is_date, "a date without quotes: 2026-11-23", _DATE, dt.date.min),
    (dt.date, Year): Kind(
        "date or year",
        lambda value: _is_date(value) or _is_year(value),
        "a date or a year: 2026-11-23, 2026",
        {"anyOf": [_DATE, _YEAR]},
        dt.date.min,
    ),
    (tuple[str, ...],): Kind("list", _is_texts, 'a list of texts: ["…", "…"]', _TEXTS, ()),
    (str, dt.date, tuple[str, ...]): Kind(
        "value",
        lambda value: isinstance(value, str) or _is_date(value) or _is_texts(value),
        "a text, a date or a list of texts",
        {"anyOf": [_TEXT, _TEXTS]},
        "",
    ),
}


@dataclass(frozen=True, slots=True)
class Declared:
    """A key as its table declares it: name, `Key` and `Kind`.

    ``table`` is the dataclass of a table, ``each`` what all values of a table with free names are. ``default`` is what
    the key holds that is not given; ``is_default_documented`` whether the declaration names it.
    """

    name: str
    key: Key
    kind: Kind
    default: Any
    is_default_documented: bool
    table: type[Any] | None = None
    each: Declared | None = None


def keys_of(table: Any) -> Mapping[str, Declared]:
    """The keys of a table, which is a dataclass, in the order of their declaration."""
    found: Mapping[str, Declared] = _keys_of(table)
    return found


@cache
def _keys_of(table: Any) -> Mapping[str, Declared]:
    types = typing.get_type_hints(table)
    declared = (one for one in fields(table) if _KEY in one.metadata)
    return {one.name: _declared(one.name, types[one.name], one.metadata[_KEY], one) for one in declared}


def _declared(name: str, annotation: Any, key_: Key, field_: Field[Any] | None) -> Declared:
    default = field_.default if field_ else MISSING
    is_told = default is not MISSING
    if typing.get_origin(annotation) is Mapping:
        each = _declared("*", typing.get_args(annotation)[1], key_.each or Key(), None)
        return Declared(name, key_, _TABLE, {}, False, None, each)
    if is_dataclass(annotation) and isinstance(annotation, type):
        return Declared(name, key_, _TABLE, None, False, annotation)
    is_union = typing.get_origin(annotation) in (Union, UnionType)
    parts = typing.get_args(annotation) if is_union else (annotation,)
    kind = KINDS[tuple(part for part in parts if part is not type(None))]
    empty = None if type(None) in parts else kind.empty
    return Declared(name, key_, kind, default if is_told else empty, is_told and default is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a key: code, its dotted path, the end of a sentence that begins with it, and what to do.

    ``declared`` is the declaration of the key, None where there is none.
    """

    code: str
    path: str
    text: str
    hint: str
    declared: Declared | None = None


def problems(table: type[Any], values: Mapping[str, Any], path: str = "") -> Iterator[Problem]:
    """All that is wrong with a table, and with the tables in it: ``unknown-key``, ``missing-key``, ``bad-value``.

    ``path`` is the dotted path of the table.
    """
    declared = keys_of(table)
    required = [one for one in declared.values() if holds(one.key.required, values.get)]
    for one in (one for one in required if one.name not in values):
        yield Problem("missing-key", _dotted(path, one.name), "is missing", one.key.doc, one)
    for name, value in values.items():
        if name not in declared:
            near = difflib.get_close_matches(name, declared, 1)
            hint = (f"Did you mean {near[0]}? " if near else "") + f"Allowed here: {', '.join(declared)}."
            yield Problem("unknown-key", _dotted(path, name), "is unknown", hint)
        elif declared[name] in required and isinstance(value, str) and not value.strip():
            yield Problem("bad-value", _dotted(path, name), EMPTY, declared[name].key.doc, declared[name])
        else:
            yield from _of_value(declared[name], value, _dotted(path, name))


def _of_value(declared: Declared, value: Any, path: str) -> Iterator[Problem]:
    if wrong := fault(declared, value):
        yield Problem("bad-value", path, wrong, declared.key.doc, declared)
    elif declared.table:
        yield from problems(declared.table, value, path)
    elif declared.each:
        for name, inner in value.items():
            yield from _of_value(declared.each, inner, _dotted(path, name))


def _dotted(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def holds(condition: Condition, value_of: Callable[[str], Any]) -> bool:
    """Whether a condition holds in a table, of which ``value_of`` gives the values by key."""
    return condition.holds(value_of) if isinstance(condition, RequiredIf) else condition


def fault(declared: Declared, value: Any) -> str:
    """What is wrong with a value, as the end of a sentence that begins with its key; empty if nothing is."""
    narrowed = declared.key
    if not declared.kind.fits(value):
        return f"must be {declared.kind.wanted}"
    for text in value if isinstance(value, list) else [value]:
        if narrowed.choices and text not in narrowed.choices:
            return f"must be one of {', '.join(filter(None, narrowed.choices))}"
        if not _is_right(narrowed, text):
            return f"cannot be “{text}”: it must be {narrowed.form}"
    if narrowed.least is not None and value < narrowed.least:
        return f"must be at least {narrowed.least:g}"
    if narrowed.most is not None and value > narrowed.most:
        return f"must be at most {narrowed.most:g}"
    return ""


def _is_right(narrowed: Key, text: Any) -> bool:
    """Whether a text is as its pattern wants it, and names a thing that there is."""
    matches = not narrowed.pattern or re.fullmatch(narrowed.pattern, str(text))
    return bool(matches) and (narrowed.known is None or narrowed.known(str(text)))


def typed(table: type[T], values: Mapping[str, Any], **others: Any) -> T:
    """A table of these values. What is not given, or is wrong, is what the key holds by default.

    ``others`` are the fields of the dataclass that are no keys.
    """
    found = {name: _typed(one, values.get(name, MISSING)) for name, one in keys_of(table).items()}
    return table(**{**found, **others})


def _typed(declared: Declared, value: Any) -> Any:
    given = value is not MISSING and not fault(declared, value)
    if declared.table:
        return typed(declared.table, value if given else {})
    if declared.each:
        return {name: _typed(declared.each, inner) for name, inner in (value if given else {}).items()}
    if not given:
        return declared.default
    return tuple(value) if isinstance(value, list) else value


def json_schema(table: type[Any], title: str, doc: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file whose top is a table, for editors that complete and check TOML files."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "description": doc}
    return head | _object(table)


def _object(table: type[Any]) -> dict[str, Any]:
    declared = keys_of(table)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {name: _schema(one) for name, one in declared.items()},
        "additionalProperties": False,
    }
    required = [name for name, one in declared.items() if one.key.required is True]
    return schema | ({"required": required} if required else {})


def _schema(declared: Declared) -> dict[str, Any]:
    narrowed = declared.key
    described = {"description": narrowed.doc}
    if declared.table:
        return described | _object(declared.table)
    if declared.each:
        free = _schema(declared.each)
        return {**described, "type": "object", "properties": {}, "additionalProperties": free}
    schema: dict[str, Any] = {**described, **declared.kind.schema}
    if declared.is_default_documented:
        schema["default"] = list(declared.default) if isinstance(declared.default, tuple) else declared.default
    if narrowed.choices and "items" in schema:
        schema["items"] = {**schema["items"], "enum": list(narrowed.choices)}
    elif narrowed.choices:
        schema["enum"] = list(narrowed.choices)
    bounds = (("minimum", narrowed.least), ("maximum", narrowed.most))
    schema |= {name: bound for name, bound in bounds if bound is not None}
    pattern = f"^(?:{narrowed.pattern})$" if narrowed.pattern else r"\S"
    if "items" in schema and narrowed.pattern:
        schema["items"] = {**schema["items"], "pattern": pattern}
    elif schema.get("type") == "string" and "format" not in schema and (narrowed.pattern or narrowed.required is True):
        schema["pattern"] = pattern
    return schema
