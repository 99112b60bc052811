"""How the rules report: markdown-it passes one environment through all of them; diagnostics are collected there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location

Environment = MutableMapping[str, Any]
Make = Callable[..., Diagnostic]


def report(env: Environment, make: Make, code: str, message: str, line: int, hint: str) -> None:
    """Add a diagnostic at a 0-based line of the file being parsed; ``make`` is ``error`` or ``warning``."""
    env.setdefault("diagnostics", []).append(make(code, message, Location(env.get("path", ""), line + 1), hint))


def place_of(token: Token, path: str) -> Location:
    """Where the text of a token is: in the chapter's file, in the insert that it came from, or in the catalog."""
    if location := token.meta.get("location"):
        return Location(location.path, location.line)
    return source_place(token, path)


def source_place(token: Token, path: str) -> Location:
    """The same, and that of the English text for a translation."""
    return Location(str(token.meta.get("path", path)), (token.map or [0])[0] + 1)


def definition_place(definition: Mapping[str, Any], path: str) -> Location:
    """Where the address of a link is given: in the chapter's file, or in one that is included."""
    return Location(str(definition.get("path", path)), (definition.get("map") or [0])[0] + 1)
