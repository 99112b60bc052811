"""The text of a register -> records, with every key and value checked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from gesim_build.cldr import is_country
from gesim_build.diagnostics import Diagnostic, Location, accepted_code, error
from gesim_build.markdown.judge import raw_text_faults
from gesim_build.model import Record, Source
from gesim_build.registers import REGISTERS
from gesim_build.registers.field import Field, Register, When, fault, holds
from gesim_build.toml_source import TomlSource, parse_toml

EVERYWHERE = "EU"


def parse_register(name: str, source: Source) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The records of one register in file order. Raises GesimError on bad TOML; other problems are returned.

    Codes: ``unknown-key``, ``missing-key``, ``bad-value``, ``raw-html``, ``duplicate-record``.
    """
    register = REGISTERS[name]
    toml = parse_toml(source)
    problems = [*_table_problems(register, toml)]
    records: list[Record] = []
    seen: dict[str, Location] = {}
    tables = toml.values.get(register.table, [])
    for index, fields in enumerate(tables if _are_records(tables) else []):
        record = _record(name, register, toml, index, fields)
        record = replace(record, accepted=_accepted(source, toml, register, index))
        problems += _problems(register, record)
        if record.id and record.id in seen:
            hint = "Give each record its own id."
            text = f"the record {record.id} stands twice"
            problems.append(error("duplicate-record", text, record.location, hint, seen[record.id]))
        seen.setdefault(record.id, record.location)
        records.append(record)
    return tuple(records), tuple(problems)


def _table_problems(register: Register, toml: TomlSource) -> Iterator[Diagnostic]:
    for table, value in toml.values.items():
        if table != register.table or not _are_records(value):
            hint = f"Each record is a [[{register.table}]]."
            yield error("unknown-key", f"{table} is not a table of this register", toml.location(f"{table}.0"), hint)


def _are_records(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(record, dict) for record in value)


def _record(name: str, register: Register, toml: TomlSource, index: int, fields: Mapping[str, Any]) -> Record:
    place = f"{register.table}.{index}"
    country = str(fields.get("country", EVERYWHERE))
    return Record(
        register=name,
        id=str(fields.get("id", "")),
        fields=fields,
        translatable=tuple(
            key for key, field in register.fields.items() if fields.get(key) and holds(field.translated, fields)
        ),
        location=toml.location(place),
        lines={key: toml.location(f"{place}.{key}").line for key in fields},
        country="" if country == EVERYWHERE else country,
    )


def _accepted(source: Source, toml: TomlSource, register: Register, index: int) -> Mapping[str, int]:
    """The codes that comments in a record accept, with their lines."""
    lines = source.text.split("\n")
    first = toml.lines.get(f"{register.table}.{index}", len(lines))
    last = toml.lines.get(f"{register.table}.{index + 1}", len(lines) + 1)
    comments = ((number, lines[number - 1].strip()) for number in range(first, last) if number <= len(lines))
    return {
        code: number
        for number, line in comments
        if line.startswith("#") and (code := accepted_code(line.removeprefix("#")))
    }


def _problems(register: Register, record: Record) -> Iterator[Diagnostic]:
    for key, field in register.fields.items():
        if holds(field.required, record.fields) and not _given(record.fields, key):
            yield error("missing-key", _missing(register, field, key, record), record.location, f"Add {key} = …")
    for key, value in record.fields.items():
        here = Location(record.location.path, record.lines[key])
        known = register.fields.get(key)
        if known is None:
            near = difflib.get_close_matches(key, register.fields, 1)
            hint = (f"Did you mean {near[0]}? " if near else "") + f"Allowed: {', '.join(register.fields)}."
            yield error("unknown-key", f"unknown key {key}", here, hint)
        elif wrong := fault(known, value):
            yield error("bad-value", f"{key} {wrong}", here, "docs/registers.md of gesim says what each key takes.")
        elif key == "country" and not is_country(str(value)):
            hint = "Write the two capitals of ISO 3166, or EU for all countries."
            yield error("bad-value", f"there is no country “{value}”", here, hint)
        elif known.translated:
            yield from raw_text_faults(str(value), here, {})


def _given(fields: Mapping[str, Any], key: str) -> bool:
    value = fields.get(key)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _missing(register: Register, field: Field, key: str, record: Record) -> str:
    if isinstance(field.required, When):
        why = f" whose {field.required.key} is {record.fields[field.required.key]}"
        return f"a {register.table}{why} needs {key}"
    return f"this {register.table} has no {key}"
