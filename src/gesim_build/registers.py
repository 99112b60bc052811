"""The registers: ``contacts.toml`` and ``glossary.toml`` -> records, with every key and date checked."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.model import Record, Source
from gesim_build.toml_source import parse_toml


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a register: its type (``text``, ``date``, ``list``), whether it is required, whether translated."""

    type: str = "text"
    required: bool = False
    translated: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A register's file, the name of its tables, and its keys."""

    path: str
    table: str
    fields: Mapping[str, Field]


_COMMON = {"comment": Field(), "id": Field(required=True, pattern=r"[a-z0-9][a-z0-9-]*")}

REGISTERS: Mapping[str, Register] = {
    "contacts": Register(
        "handbook/contacts.toml",
        "contact",
        _COMMON
        | {
            "name": Field(required=True, translated=True),
            "country": Field(required=True, pattern=r"[A-Z]{2}"),
            "kind": Field(required=True, choices=("emergency", "helpline", "police", "body")),
            "number": Field(pattern=r"\+[1-9][0-9]{6,14}|[0-9]{3,6}"),
            "display": Field(),
            "languages": Field("list"),
            "availability": Field(translated=True),
            "caveat": Field(translated=True),
            "source": Field(required=True, translated=True),
            "checked_on": Field("date", required=True),
            "expires_on": Field("date", required=True),
            "call_test": Field(required=True, choices=("due", "passed", "not applicable")),
            "status": Field(required=True, choices=("print", "hold")),
            "reason": Field(),
        },
    ),
    "glossary": Register(
        "handbook/glossary.toml",
        "term",
        _COMMON | {"term": Field(required=True, translated=True), "definition": Field(required=True, translated=True)},
    ),
}


def parse_register(name: str, source: Source) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The records of one register in file order. Raises GesimError on bad TOML; other problems are returned.

    Codes: ``unknown-key``, ``missing-key``, ``bad-value``, ``duplicate-record``.
    """
    register = REGISTERS[name]
    toml = parse_toml(source)
    problems: list[Diagnostic] = []
    for table in toml.values.keys() - {register.table}:
        problems.append(
            error(
                "unknown-key", f"unknown table {table}", toml.location(table), f"Each record is a [[{register.table}]]."
            )
        )
    records: list[Record] = []
    seen: dict[str, Location] = {}
    for index, fields in enumerate(toml.values.get(register.table, [])):
        lines = {key: toml.location(f"{register.table}.{index}.{key}").line for key in fields}
        place = toml.location(f"{register.table}.{index}")
        problems += _problems(register, fields, lines, place)
        identifier = str(fields.get("id", ""))
        if identifier in seen:
            problems.append(
                error(
                    "duplicate-record",
                    f"the record {identifier} stands twice",
                    place,
                    "Give each record its own id.",
                    seen[identifier],
                )
            )
        seen[identifier] = place
        translated = tuple(key for key, field in register.fields.items() if field.translated and fields.get(key))
        country = str(fields.get("country", ""))
        records.append(Record(name, identifier, fields, translated, place, lines, "" if country == "EU" else country))
    return tuple(records), tuple(problems)


def _problems(
    register: Register, fields: Mapping[str, Any], lines: Mapping[str, int], place: Location
) -> Iterator[Diagnostic]:
    for key in register.fields:
        if register.fields[key].required and key not in fields:
            yield error("missing-key", f"this {register.table} has no {key}", place, f"Add {key} = …")
    for key, value in fields.items():
        here = Location(place.path, lines[key])
        field = register.fields.get(key)
        if field is None:
            near = difflib.get_close_matches(key, register.fields, 1)
            hint = (f"Did you mean {near[0]}? " if near else "") + f"Allowed: {', '.join(register.fields)}."
            yield error("unknown-key", f"unknown key {key}", here, hint)
        elif wrong := _wrong(field, value):
            yield error("bad-value", f"{key} {wrong}", here, "See the register's page in the documentation.")
    if fields.get("kind") not in (None, "body") and not fields.get("number"):
        yield error(
            "missing-key",
            "a contact that is not a body needs its number",
            place,
            'number = "+35312345678", or kind = "body"',
        )
    if fields.get("status") == "hold" and not fields.get("reason"):
        yield error("missing-key", "a contact that is held back needs a reason", place, 'reason = "…"')


def _wrong(field: Field, value: object) -> str:
    if field.type == "date":
        is_date = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        return "" if is_date else "must be a date without quotes: 2026-11-23"
    if field.type == "list":
        return "" if isinstance(value, list) else 'must be a list: ["en", "de"]'
    if not isinstance(value, str):
        return 'must be a text in quotes: "…"'
    if field.choices and value not in field.choices:
        return f"must be one of {', '.join(field.choices)}"
    if field.pattern and not re.fullmatch(field.pattern, value):
        return f"cannot be “{value}” (it must match {field.pattern})"
    return ""
