"""The body of a ``fields`` directive: one form field a line, ``type: Label | option | option {attributes}``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.attributes import split_attributes
from gesim_build.markdown.problems import Environment, report

FIELD_TYPES = ("text", "date", "lines", "choice", "ticks", "check", "signature")
WIDTHS = ("1/1", "1/2", "1/3", "2/3", "1/4", "3/4")
_WITH_OPTIONS = ("choice", "ticks")
_LINE = re.compile(r"([A-Za-z]+):\s+(.*)$")


def parse_fields(lines: Sequence[str], start: int, level: int, env: Environment) -> list[Token]:
    """Tokens of the fields on these lines; ``start`` is the 0-based line of the first.

    Reports ``bad-field`` for a line that is no field, a type that is unknown, or options that are missing or not
    allowed.
    """
    tokens: list[Token] = []
    for number, line in enumerate(lines, start):
        if not line.strip():
            continue
        match = _LINE.match(line)
        name = match[1] if match else ""
        if match and name == "hint" and tokens:
            tokens[-1:-1] = _text("field_hint", "form hint", match[2].strip(), number, level)
        elif match and name in FIELD_TYPES:
            tokens.extend(_field(name, match[2], number, level, env))
        else:
            near = difflib.get_close_matches(name, [*FIELD_TYPES, "hint"], 1)
            hint = (
                f"Did you mean {near[0]}? " if near else ""
            ) + f"A field is “type: Label”; types: {', '.join(FIELD_TYPES)}, hint."
            report(env, error, "bad-field", f"“{line.strip()}” is not a form field", number, hint)
    return tokens


def _field(name: str, rest: str, line: int, level: int, env: Environment) -> Iterator[Token]:
    rest, attributes = split_attributes(rest)
    label, *options = (part.strip() for part in rest.split(" | "))
    if bool(options) != (name in _WITH_OPTIONS):
        what = "needs options after “ | ”" if name in _WITH_OPTIONS else "takes no options"
        report(
            env,
            error,
            "bad-field",
            f"field {name} {what}",
            line,
            "choice: Who is there? | She alone | With an interpreter",
        )
    if attributes.get("width", "1/1") not in WIDTHS or not attributes.get("rows", "1").isdigit():
        report(
            env,
            error,
            "bad-field",
            "width or rows of this field is wrong",
            line,
            f"width is one of {', '.join(WIDTHS)}; rows is a number.",
        )
        attributes = {}
    opening = _token("field_open", 1, line, level)
    opening.meta = {"field": name, **attributes}
    yield opening
    yield from _text("field_label", "form label", label, line, level)
    for option in options:
        yield from _text("field_option", "form option", option, line, level)
    yield _token("field_close", -1, line, level)


def _text(type_: str, kind: str, content: str, line: int, level: int) -> Iterator[Token]:
    yield _token(f"{type_}_open", 1, line, level)
    inline = _token("inline", 0, line, level)
    inline.content, inline.children, inline.meta = content, [], {"kind": kind}
    yield inline
    yield _token(f"{type_}_close", -1, line, level)


def _token(type_: str, nesting: Literal[-1, 0, 1], line: int, level: int) -> Token:
    return Token(type_, "", nesting, map=[line, line + 1], level=level, block=True)
