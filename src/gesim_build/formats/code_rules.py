"""The colours of code, for style sheets of books that have some: those of others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from gesim_build.markup.classes import CODE
from gesim_build.model import Part
from gesim_build.theme import Theme

SHEET = "shared/code.css"


def code_rules(theme: Theme, parts: Iterable[Part]) -> str:
    """The rules for marks in code, if any part has one."""
    return theme.text(SHEET) if any(f'<span class="{CODE}' in part.xhtml for part in parts) else ""
