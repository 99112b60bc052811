"""Conflicts that git has left in a text file: both versions are in it, between marks, for a person to choose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.diagnostics import Diagnostic, Location, error

CODE = "merge-conflict"
_OURS = re.compile(r"<{7}(?: |$)")
_BETWEEN = re.compile(r"(?:={7}|\|{7})(?: |$)")
_THEIRS = re.compile(r">{7}(?: |$)")
# Of Markdown: what is shown as code may show such marks too.
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def merge_conflicts(text: str, path: str) -> Iterator[Diagnostic]:
    """``merge-conflict`` for each conflict in the text of a file, with the lines of all its marks.

    A line of equals signs alone is no mark, for it may be the underline of a title.
    """
    lines = text.split("\n")
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    marks: list[int] = []
    for number, line in _outside_fences(lines) if path.endswith(".md") else enumerate(lines, 1):
        if _OURS.match(line):
            if marks:
                yield _conflict(marks, path)
            marks = [number]
        elif marks and _BETWEEN.match(line):
            marks.append(number)
        elif _THEIRS.match(line):
            yield _conflict([*marks, number], path)
            marks = []
    if marks:
        yield _conflict(marks, path)


def _outside_fences(lines: list[str]) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence:
            yield number, line


def _conflict(marks: list[int], path: str) -> Diagnostic:
    *others, last = map(str, marks)
    where = f"lines {', '.join(others)} and {last}" if others else f"line {last}"
    message = f"an unresolved merge conflict: git's marks are in {where}"
    hint = "Keep one of the two versions, or what is right in both, and delete the lines with the marks."
    return error(CODE, message, Location(path, marks[0]), hint)
