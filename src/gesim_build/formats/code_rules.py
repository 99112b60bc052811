"""The colours of code, for style sheets of books that have some: those of others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from gesim_build.markup.classes import CODE_COMMENT, CODE_KEYWORD, CODE_NUMBER, CODE_STRING
from gesim_build.model import Part
from gesim_build.theme import Theme

SHEET = "shared/code.css"
_MARKS = tuple(f'<span class="{name}">' for name in (CODE_COMMENT, CODE_KEYWORD, CODE_NUMBER, CODE_STRING))


def code_rules(theme: Theme, parts: Iterable[Part]) -> str:
    """The rules for marks in code, if any part has one."""
    return theme.text(SHEET) if any(mark in part.xhtml for part in parts for mark in _MARKS) else ""
