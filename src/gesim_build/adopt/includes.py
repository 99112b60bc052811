"""Includes of other programs, filled in: each line of the text keeps the place that it comes from."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import Loss
from gesim_build.diagnostics import GesimError, Location

Line = tuple[str, Location]
# What a line includes: the path as it is written, and which of the lines; None if it includes nothing.
Include = Callable[[str], tuple[str, str] | None]

_DEEPEST = 10
_ANCHOR = re.compile(r"ANCHOR(?P<end>_END)?:\s*(?P<name>[\w-]+)")
_MDBOOK = re.compile(
    r"\s*\{\{\s*#(?:include|rustdoc_include|playground|playpen)\s+(?P<path>[^\s:}]+)(?P<part>:[^\s}]*)?[^}]*\}\}\s*$"
)
_MKDOCS = re.compile(r"""\s*(?:-+8<-+|\{!)\s*["']?(?P<path>[^"'!\s:]+)(?P<part>:[^"'!\s]*)?["']?\s*!?\}?\s*$""")
_MYST = re.compile(r"\s*(?:`{3,}|:{3,})\{include\}\s+(?P<path>\S+)\s*$")


def mdbook(line: str) -> tuple[str, str] | None:
    """``{{#include file.rs:anchor}}``, ``{{#include file.rs:2:10}}``."""
    match = _MDBOOK.match(line)
    return (match["path"], (match["part"] or "")[1:]) if match else None


def mkdocs(line: str) -> tuple[str, str] | None:
    """``--8<-- "file.md"`` of the snippets extension, and ``{! file.md !}``."""
    match = _MKDOCS.match(line)
    return (match["path"], "") if match else None


def myst(line: str) -> tuple[str, str] | None:
    """The first line of MyST's ``{include}``; what closes it is an empty directive."""
    match = _MYST.match(line)
    return (match["path"], "") if match else None


def nothing(line: str) -> tuple[str, str] | None:
    """For programs without includes."""
    del line
    return None


def filled_in(
    folder: Folder, path: str, include: Include, bases: tuple[str, ...], losses: list[Loss]
) -> tuple[Line, ...]:
    """The lines of a file with what they include, from beside the file or from ``bases``; what is missing is a loss."""
    lines = ((line, Location(path, number)) for number, line in enumerate(folder.text(path).split("\n"), 1))
    return tuple(_expanded(folder, lines, include, bases, losses, (path,)))


def _expanded(
    folder: Folder,
    lines: Iterator[Line],
    include: Include,
    bases: tuple[str, ...],
    losses: list[Loss],
    within: tuple[str, ...],
) -> Iterator[Line]:
    for line, place in lines:
        found = include(line)
        if not found:
            yield line, place
            continue
        target = _target(folder, found[0], posixpath.dirname(place.path), bases)
        if target is None or target in within or len(within) > _DEEPEST:
            why = "there is no such file in the folder" if target is None else "it includes itself"
            losses.append(Loss(place, f"{found[0]} is not included: {why}"))
            continue
        try:
            text = folder.text(target)
        except GesimError as problem:
            losses.append(Loss(place, f"{found[0]} is not included: {problem.diagnostics[0].message}"))
            continue
        numbered = [(text_line, Location(target, number)) for number, text_line in enumerate(text.split("\n"), 1)]
        chosen = iter(_selected(numbered, found[1]))
        yield from _expanded(folder, chosen, include, bases, losses, (*within, target))


def _target(folder: Folder, written: str, beside: str, bases: tuple[str, ...]) -> str | None:
    for base in (beside, *bases) if not written.startswith("/") else bases:
        path = posixpath.normpath(posixpath.join(base, written.lstrip("/")))
        if path in folder.known:
            return path
    return None


def _selected(lines: list[Line], part: str) -> list[Line]:
    """The lines between two numbers, or within an anchor; marks of anchors are never printed."""
    numbers = part.split(":")
    if part and all(re.fullmatch(r"\d*", number) for number in numbers):
        first = int(numbers[0] or 1)
        last = int(numbers[-1]) if len(numbers) > 1 and numbers[-1] else (len(lines) if len(numbers) > 1 else first)
        lines = lines[first - 1 : last]
    elif part:
        lines = list(_within_anchor(lines, part))
    kept = [line for line in lines if not _ANCHOR.search(line[0])]
    while kept and not kept[-1][0].strip():
        kept.pop()
    return kept


def _within_anchor(lines: list[Line], name: str) -> Iterator[Line]:
    inside = False
    for line in lines:
        match = _ANCHOR.search(line[0])
        if match and match["name"] == name:
            inside = not match["end"]
        elif inside:
            yield line
