"""Findings for people, in the manner of good compilers: what, where, the line itself, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.report.colour import painted
from gesim_build.report.order import counted

Lines = Mapping[str, Sequence[str]]

# Longer lines are cut: paragraphs in a catalog may be one line.
_WIDTH = 100
# How much is shown before a place far to the right.
_BEFORE = 40


def render_text(diagnostics: Sequence[Diagnostic], lines: Lines, *, colour: bool = False) -> str:
    """All findings and a line that counts them; nothing when there are none. ``lines`` holds files by path."""
    if not diagnostics:
        return ""
    shown = [_finding(diagnostic, lines, colour=colour) for diagnostic in diagnostics]
    return "\n\n".join([*shown, counted(diagnostics)]) + "\n"


def _finding(diagnostic: Diagnostic, lines: Lines, *, colour: bool) -> str:
    places = (diagnostic.location, *diagnostic.related)
    margin = max(len(str(place.line)) for place in places)
    head = painted(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity, colour=colour)
    rows = [f"{head}: {_printable(diagnostic.message)}"]
    for place, arrow in zip(places, ["-->", *[":::"] * len(diagnostic.related)], strict=True):
        rows.append(f"{' ' * margin}{arrow} {_printable(str(place))}")
        rows += _excerpt(place, lines, margin)
    if diagnostic.hint:
        rows.append(f"{' ' * margin} = help: {_printable(diagnostic.hint)}")
    return "\n".join(rows)


def _excerpt(place: Location, lines: Lines, margin: int) -> list[str]:
    """The line of a place between rules, with a caret under its column if it has one."""
    known = lines.get(place.path, ())
    if not 0 < place.line <= len(known):
        return []
    text, caret = _cut(_printable(known[place.line - 1]).rstrip(), place.column)
    empty = f"{' ' * margin} |"
    rows = [empty, f"{place.line:>{margin}} | {text}".rstrip()]
    return [*rows, f"{empty} {' ' * (caret - 1)}^" if caret else empty]


def _cut(text: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and the column within that part."""
    if len(text) <= _WIDTH:
        return text, min(column, len(text) + 1)
    start = max(0, min(column - _BEFORE, len(text) - _WIDTH)) if column else 0
    part = text[start : start + _WIDTH]
    before, after = ("…" if start else ""), ("…" if start + _WIDTH < len(text) else "")
    return f"{before}{part}{after}", column - start + len(before) if column else 0


def _printable(text: str) -> str:
    """A text that cannot steer the terminal: tabs as spaces, other control characters made visible."""
    return "".join(c if c.isprintable() or c in "\u00a0\u202f\u2009" else " " if c == "\t" else "\ufffd" for c in text)
