"""TOML with line numbers: the standard parser gives values only, a diagnostic needs the place."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gesim_build.control_characters import control_characters
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.model import Source
from gesim_build.schema import Problem
from gesim_build.toml_lines import NestedTooDeepError, key_lines, tokens

CODE = "bad-toml"
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_QUOTES = 'Texts are in quotes (title = "…"), dates are not (date = 2026-11-23).'
_REPEATED = re.compile(r"Cannot (?:overwrite a value|declare .* twice)|Duplicate inline table key")
_ONCE = "Keep one of the two, with the keys of both. Tables of a list are in two brackets: [[name]]."
_FLAT = "No key of gesim needs so many brackets or dots. Is one missing that closes?"
_SMALL = 'Put the number in quotes if it is to be a text: "…".'
# What every implementation of TOML must take; https://toml.io/en/v1.0.0#integer
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class TomlSource:
    """A parsed TOML file: its path, its values, and the line of every dotted key (``contact.2.name``).

    ``parts`` are other files that hold some of its tables, by the dotted key of the table.
    """

    path: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    parts: Mapping[str, TomlSource] = field(default_factory=dict)

    def location(self, key: str) -> Location:
        """The place of a dotted key, or of the nearest table above it, or the file.

        A table without a header of its own begins with the first one in it: ``[book.x]`` for ``book``.
        """
        for table, part in self.parts.items():
            if key == table or key.startswith(f"{table}."):
                return part.location(key[len(table) + 1 :])
        while key and key not in self.lines:
            if below := [n for k, n in self.lines.items() if k.startswith(f"{key}.")]:
                return Location(self.path, min(below))
            key = key.rpartition(".")[0]
        return Location(self.path, self.lines.get(key, 0))


def parse_toml(source: Source) -> TomlSource:
    """Parse a TOML file.

    Raises GesimError: ``bad-toml`` with the line of a syntax error, of what is nested too deep, or of each number that
    is too large; ``control-character`` with the line of each text with an escaped one.
    """
    values = _values(source)
    try:
        parsed = TomlSource(source.path, values, key_lines(source.text))
    except NestedTooDeepError as problem:
        raise GesimError([error(CODE, str(problem), Location(source.path, problem.line), _FLAT)]) from None
    problems = [problem for key, value in _leaves(values) for problem in _problems(value, parsed.location(key))]
    if problems:
        raise GesimError(problems)
    return parsed


def with_tables(toml: TomlSource, parts: Mapping[str, TomlSource]) -> TomlSource:
    """A file with tables that other files hold: ``parts`` has them by dotted key, ``TABLE.NAME``.

    The file's own tables come first; of two with one name it keeps its own, and the other is no part of it.
    """
    values = dict(toml.values)
    taken: dict[str, TomlSource] = {}
    for key, part in parts.items():
        table, _, name = key.partition(".")
        there = values.get(table, {})
        if isinstance(there, dict) and name not in there:
            values[table] = {**there, name: part.values}
            # What is missing in a file has its first line as its place.
            taken[key] = replace(part, lines={"": 1, **part.lines})
    return replace(toml, values=values, parts=taken)


def diagnostic_of(problem: Problem, toml: TomlSource) -> Diagnostic:
    """A problem with a key of a file, with its place."""
    if problem.code == "unknown-key":
        return error(problem.code, f"unknown key {problem.path}", toml.location(problem.path), problem.hint)
    # What is missing has no place: the table that lacks it has.
    place = toml.location(problem.path.rpartition(".")[0] if problem.code == "missing-key" else problem.path)
    return error(problem.code, f"{problem.path} {problem.text}", place, problem.hint)


def _values(source: Source) -> Mapping[str, Any]:
    """The values by the standard parser; none where its stack is too small: the lines then tell what is too deep."""
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as problem:
        place = _PLACE.search(str(problem))
        line, column = (int(place[1]), int(place[2])) if place else (source.text.removesuffix("\n").count("\n") + 1, 0)
        message, hint = _PLACE.sub("", str(problem)).strip(), _QUOTES
        if _REPEATED.match(message):
            message, hint = "a key or a table is defined twice", _ONCE
        raise GesimError([error(CODE, message, Location(source.path, line, column), hint)]) from None
    except RecursionError:
        return {}
    except ValueError:
        # Python itself reads no longer whole number.
        most = sys.get_int_max_str_digits()
        line = next((token.line for token in tokens(source.text) if token.kind == "word" and len(token.text) > most), 0)
        raise GesimError([_too_large(Location(source.path, line))]) from None


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Every name of a key, and every value that is no table or list, by its dotted key."""
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            dotted = f"{key}.{name}" if key else str(name)
            yield dotted, name
            yield from _leaves(inner, dotted)
    else:
        yield key, value


def _problems(value: object, place: Location) -> Iterator[Diagnostic]:
    if isinstance(value, str):
        yield from control_characters(value, place)
    elif isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        yield _too_large(place)


def _too_large(place: Location) -> Diagnostic:
    return error(CODE, "a whole number has more than 64 bits", place, _SMALL)
