"""The text of a register -> records, with every key and value checked."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeGuard

from gesim_build.diagnostics import Diagnostic, Location, accepted_code, error
from gesim_build.model import Record, Source
from gesim_build.registers.definitions import EVERYWHERE
from gesim_build.registers.register import Register
from gesim_build.schema import EMPTY, Problem, RequiredIf, problems, typed
from gesim_build.toml_lines import comments, tables
from gesim_build.toml_source import CODE, TomlSource, parse_toml

_PAGE = "`gesim docs registers` says what each key takes."


def parse_register(register: Register, source: Source) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The records of one register in file order. Raises GesimError on bad TOML; other problems are returned.

    A record with a problem is returned too, with the default of each key that is missing or wrong.
    So is one whose header has single brackets: it is read as if it had two on each side.
    Codes: ``bad-toml``, ``unknown-key``, ``missing-key``, ``bad-value``, ``duplicate-record``.
    """
    single = frozenset(tables(source.text, register.table))
    toml = parse_toml(_in_two_brackets(source, register.table, single))
    found = [_single(register, Location(source.path, line)) for line in sorted(single)]
    found += _table_problems(register, toml)
    records: list[Record] = []
    seen: dict[str, Location] = {}
    acceptances, written = _acceptances(source.text), toml.values.get(register.table)
    for index, values in enumerate(written if _are_records(written) else []):
        record = _record(register, toml, index, values, acceptances)
        found += (_diagnostic(problem, register, record, values) for problem in problems(register.record, values))
        if record.id and record.id in seen:
            hint = "Give each record its own id."
            text = f"the record {record.id} is defined twice"
            found.append(error("duplicate-record", text, record.location, hint, seen[record.id]))
        seen.setdefault(record.id, record.location)
        records.append(record)
    return tuple(records), tuple(found)


def _in_two_brackets(source: Source, table: str, lines: Collection[int]) -> Source:
    text = source.text.split("\n")
    for line in lines:
        text[line - 1] = f"[[{table}]]"
    return Source(source.path, "\n".join(text))


def _single(register: Register, place: Location) -> Diagnostic:
    text = f"[{register.table}] in single brackets is one table, and this register is a list of them"
    return error(CODE, text, place, f"Write [[{register.table}]] above each record, with two brackets on each side.")


def _table_problems(register: Register, toml: TomlSource) -> Iterator[Diagnostic]:
    for table, value in toml.values.items():
        if table != register.table or not _are_records(value):
            hint = f"Each record is a [[{register.table}]]."
            yield error("unknown-key", f"{table} is not a table of this register", toml.location(f"{table}.0"), hint)


def _are_records(value: object) -> TypeGuard[list[Mapping[str, Any]]]:
    return isinstance(value, list) and all(isinstance(record, dict) for record in value)


def _record(
    register: Register, toml: TomlSource, index: int, values: Mapping[str, Any], acceptances: Mapping[int, str]
) -> Record:
    place = f"{register.table}.{index}"
    first, following = toml.location(place).line, toml.lines.get(f"{register.table}.{index + 1}", math.inf)
    of_all = {"country": ""} if values.get("country") == EVERYWHERE else {}
    return typed(
        register.record,
        values,
        location=toml.location(place),
        lines={name: toml.location(f"{place}.{name}").line for name in values},
        accepted={code: line for line, code in acceptances.items() if first <= line < following},
        **of_all,
    )


def _acceptances(text: str) -> Mapping[int, str]:
    """The codes that comments accept, by the lines of these."""
    found = ((comment.line, accepted_code(comment.text.removeprefix("#"))) for comment in comments(text))
    return {line: code for line, code in found if code}


def _diagnostic(problem: Problem, register: Register, record: Record, values: Mapping[str, Any]) -> Diagnostic:
    """A problem in the words of registers. An empty text counts as missing."""
    if problem.code == "missing-key" or problem.text == EMPTY:
        required = problem.declared and problem.declared.key.required
        text = f"this {register.table} has no {problem.path}"
        if isinstance(required, RequiredIf):
            text = f"a {register.table} whose {required.key} is {values[required.key]} needs {problem.path}"
        return error("missing-key", text, record.location, f"Add {problem.path} = …")
    here = record.where(problem.path)
    if problem.code == "unknown-key":
        return error(
            "unknown-key", f"unknown key {problem.path}", here, register.replaced.get(problem.path, problem.hint)
        )
    return error("bad-value", f"{problem.path} {problem.text}", here, _PAGE)
