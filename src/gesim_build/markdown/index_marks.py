"""Marks of the index in a text: ``[the room]{index="interviews > the room"}``."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The attribute of a marked phrase, and what is between an entry and a sub-entry in it.
MARK, BELOW = "index", ">"
# There are entries and sub-entries.
DEEPEST = 2
_MARK = re.compile(rf'\]\{{[^{{}}]*\b{MARK}=(?:"([^"{{}}]*)"|([^\s"{{}}]+))')


def marks_in(text: str) -> Iterator[str]:
    """The marks in a text that is not parsed yet."""
    return (found[1] or found[2] or "" for found in _MARK.finditer(text)) if MARK in text else iter(())


def levels_of(mark: str) -> tuple[str, ...]:
    """The heading of the entry that a mark names, and that of the sub-entry, if it names one."""
    return tuple(" ".join(level.split()) for level in mark.split(BELOW))


def mark_fault(mark: str) -> str:
    """What is wrong with a mark, "" if nothing is."""
    levels = levels_of(mark)
    if not all(levels):
        return "names no entry of the index"
    return f"names an entry below a sub-entry: {mark}" if len(levels) > DEEPEST else ""
