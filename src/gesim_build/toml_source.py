"""TOML with line numbers: the standard parser gives values only, a diagnostic needs the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gesim_build.control_characters import control_characters
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.model import Source

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class TomlSource:
    """A parsed TOML file: its path, its values, and the line of every dotted key (``contact.2.name``)."""

    path: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def location(self, key: str) -> Location:
        """The place of a dotted key, or of the nearest table above it, or the file."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return Location(self.path, self.lines.get(key, 0))


def parse_toml(source: Source) -> TomlSource:
    """Parse a TOML file.

    Raises GesimError with the line of a syntax error, or of each text with an escaped control character.
    """
    try:
        values = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as problem:
        place = _PLACE.search(str(problem))
        line, column = (int(place[1]), int(place[2])) if place else (len(source.text.splitlines()), 0)
        message = _PLACE.sub("", str(problem)).strip()
        hint = 'Text stands in quotes (title = "…"), dates do not (date = 2026-11-23).'
        raise GesimError([error("bad-toml", message, Location(source.path, line, column), hint)]) from None
    parsed = TomlSource(source.path, values, _key_lines(source.text))
    problems = [problem for key, text in _texts(values) for problem in control_characters(text, parsed.location(key))]
    if problems:
        raise GesimError(problems)
    return parsed


def _texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a value by its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, f"{key}.{name}" if key else str(name))


def _key_lines(text: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    multiline = ""
    for number, line in enumerate(text.splitlines(), 1):
        if multiline:
            multiline = "" if multiline in line else multiline
            continue
        if header := _HEADER.match(line):
            table = _plain(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}.{counts[table]}"
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(".".join(filter(None, (table, _plain(key[1])))), number)
            multiline = next((q for q in ('"""', "'''") if line.count(q) % 2), "")
    return lines


def _plain(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))
