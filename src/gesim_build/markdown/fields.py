"""The body of a ``fields`` directive: one form field a line, ``type: Label | option | option {attributes}``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.attributes import refused_attributes, split_attributes
from gesim_build.markdown.problems import Environment, report

WIDTHS = ("1/1", "1/2", "1/3", "2/3", "1/4", "3/4")
_VALUES: Mapping[str, tuple[str, ...]] = {
    "width": WIDTHS,
    "first": ("1/4", "1/3", "1/2", "2/3"),
    "lines": ("1", "2", "3"),
}


@dataclass(frozen=True, slots=True)
class FieldType:
    """A row of the table: the kinds of text (as translators see them) before and after each `` | ``.

    ``options`` is "" for a field that has none; ``example`` shows what options look like. ``attributes`` are the
    measures it may give in braces, ``additions`` the lines that may follow it.
    """

    label: str = "form label"
    options: str = ""
    example: str = ""
    attributes: tuple[str, ...] = ("width", "rows")
    additions: tuple[str, ...] = ("hint",)


_CHOICE = FieldType(options="form option", example="choice: Who is there? | One person | With an interpreter")
_GRID = FieldType(
    label="form column",
    options="form column",
    example="grid: What comes in | Amount per month",
    attributes=("rows", "first", "lines"),
    additions=("hint", "row"),
)
_FIELDS: Mapping[str, FieldType] = {
    "text": FieldType(),
    "date": FieldType(),
    "lines": FieldType(),
    "choice": _CHOICE,
    "ticks": _CHOICE,
    "check": FieldType(),
    "signature": FieldType(),
    "grid": _GRID,
}
FIELD_TYPES = tuple(_FIELDS)
# More than a sheet can hold.
_ROWS = re.compile(r"[0-9]{1,2}")
_ADDITIONS = _GRID.additions
_LINE = re.compile(r"([A-Za-z]+):(?:\s+(.*))?$")
_BETWEEN = re.compile(r"(?<!\S)\|(?!\S)")


def parse_fields(lines: Sequence[str], start: int, env: Environment) -> list[Token]:
    """Tokens of the fields on these lines; ``start`` is the 0-based line of the first.

    Reports ``bad-field`` for a line that is no field, a type that is unknown, a text that is empty, options that are
    missing or not allowed, a row outside a grid, and a grid without rows.
    """
    tokens: list[Token] = []
    field = FieldType(additions=())
    for number, line in enumerate(lines, start):
        if not line.strip():
            continue
        match = _LINE.match(line)
        name = match[1] if match else ""
        if match and name in field.additions:
            text = (match[2] or "").strip()
            _report_empty((text,), name, number, env)
            tokens[-1:-1] = _text(f"form {name}", text, number)
        elif match and name in _FIELDS:
            field = _FIELDS[name]
            tokens.extend(_field(name, match[2] or "", number, env))
        else:
            report(env, error, "bad-field", f"“{line.strip()}” is not a form field", number, _line_hint(name))
    _report_empty_grids(tokens, env)
    return tokens


def _line_hint(name: str) -> str:
    if name in _ADDITIONS:
        return "A hint belongs to the field above it, a row to the grid above it."
    near = difflib.get_close_matches(name, [*FIELD_TYPES, *_ADDITIONS], 1)
    types = ", ".join((*FIELD_TYPES, *_ADDITIONS))
    return (f"Did you mean {near[0]}? " if near else "") + f"A field is “type: Label”; types: {types}."


def _field(name: str, rest: str, line: int, env: Environment) -> Iterator[Token]:
    row = _FIELDS[name]
    rest, attributes = split_attributes(rest)
    label, *options = (part.strip() for part in _BETWEEN.split(rest))
    _report_empty((label, *options), name, line, env)
    if bool(options) != bool(row.options):
        what = "needs options after “ | ”" if row.options else "takes no options"
        report(env, error, "bad-field", f"field {name} {what}", line, row.example or _CHOICE.example)
    for code, what in refused_attributes(attributes, (*_VALUES, "rows")):
        report(env, error, code, f"a field {what}", line, _attributes_hint(row))
    if not all(_is_right(key, value, row) for key, value in attributes.items()):
        *others, last = row.attributes
        message = f"{', '.join(others)} or {last} of this field is wrong"
        report(env, error, "bad-field", message, line, _attributes_hint(row))
        attributes = {}
    opening = _token("field_open", 1, line)
    opening.meta = {"field": name, **attributes}
    yield opening
    yield from _text(row.label, label, line)
    for option in options:
        yield from _text(row.options or "form option", option, line)
    yield _token("field_close", -1, line)


def _report_empty(texts: Sequence[str], name: str, line: int, env: Environment) -> None:
    """A field is known by its words, to those who hear it too; without any there is nothing to translate."""
    if not all(texts):
        hint = f"Write what it asks for: “{name}: Label”, with words on both sides of each “ | ”."
        report(env, error, "bad-field", f"words are missing in this {name}", line, hint)


def _is_right(key: str, value: str, row: FieldType) -> bool:
    """Other keys than our measures are reported already."""
    if key not in (*_VALUES, "rows"):
        return True
    return key in row.attributes and (bool(_ROWS.fullmatch(value)) if key == "rows" else value in _VALUES[key])


def _attributes_hint(row: FieldType) -> str:
    return f"Here {'; '.join(f'{key} is {_possible(key)}' for key in row.attributes)}."


def _possible(key: str) -> str:
    return f"one of {', '.join(_VALUES[key])}" if key in _VALUES else "a number up to 99"


def _report_empty_grids(tokens: Sequence[Token], env: Environment) -> None:
    empty: Token | None = None
    for token in tokens:
        if token.type == "field_open":
            empty = token if token.meta["field"] == "grid" and not int(token.meta.get("rows", "0")) else None
        elif token.type == "field_row_open":
            empty = None
        elif token.type == "field_close" and empty and empty.map:
            hint = "Write its rows below it, “row: Wages”, or give it blank ones: {rows=3}."
            report(env, error, "bad-field", "this grid has no rows", empty.map[0], hint)


def _text(kind: str, content: str, line: int) -> Iterator[Token]:
    """A text of a field: tokens ``field_label`` for a "form label", and so on."""
    type_ = kind.replace("form ", "field_")
    yield _token(f"{type_}_open", 1, line)
    inline = _token("inline", 0, line)
    inline.content, inline.children, inline.meta = content, [], {"kind": kind}
    yield inline
    yield _token(f"{type_}_close", -1, line)


def _token(type_: str, nesting: Literal[-1, 0, 1], line: int) -> Token:
    return Token(type_, "", nesting, map=[line, line + 1])
