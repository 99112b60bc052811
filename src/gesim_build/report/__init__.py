"""Shows diagnostics: on a terminal, or in a form that other programs read. [I/O]"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from gesim_build.diagnostics import Diagnostic
from gesim_build.report.colour import wants_colour
from gesim_build.report.order import arranged, placed_under, places
from gesim_build.report.text import render_text

FORMATS = ("text", "json", "sarif", "junit", "github")


def show(
    diagnostics: Iterable[Diagnostic],
    format: str = "text",
    root: Path = Path(),
    *,
    rules: Mapping[str, str] | None = None,
    stream: TextIO | None = None,
) -> None:
    """Write diagnostics to a stream: text to standard error, the other formats to standard output by default.

    ``root`` is the project's folder, which the places are relative to. ``rules`` documents codes, for SARIF. Raises
    ValueError for a format that is not in `FORMATS`.
    """
    out = stream or (sys.stderr if format == "text" else sys.stdout)
    if format == "text":
        out.write(as_text(diagnostics, root, terminal=out.isatty()))
    else:
        found = arranged(diagnostics, root.resolve())
        out.write(_render(found, format, rules or {}, _prefix(root)))


def as_text(diagnostics: Iterable[Diagnostic], root: Path, *, terminal: bool) -> str:
    """Diagnostics as people read them, in colour on a terminal; see `show`."""
    found = arranged(diagnostics, root.resolve())
    return render_text(found, _excerpts(found, root), colour=wants_colour(os.environ, terminal=terminal))


def _render(found: Sequence[Diagnostic], format: str, rules: Mapping[str, str], prefix: str) -> str:
    """The text for programs. What writes it is imported here: most commands show findings to people."""
    if format == "json":
        from gesim_build.report.as_json import render_json

        return render_json(found)
    if format == "junit":
        from gesim_build.report.junit import render_junit

        return render_junit(found)
    # These two are read by programs that know the repository, not the project in it.
    if format == "sarif":
        from gesim_build.report.sarif import render_sarif

        return render_sarif(placed_under(found, prefix), rules)
    if format == "github":
        from gesim_build.report.github import render_github

        return render_github(placed_under(found, prefix))
    raise ValueError(f"no format {format}; there are {', '.join(FORMATS)}")


def _prefix(root: Path) -> str:
    """The project's folder relative to the current one, empty when it is not inside."""
    project, here = root.resolve(), Path.cwd()
    return project.relative_to(here).as_posix() if project != here and project.is_relative_to(here) else ""


def _excerpts(found: Sequence[Diagnostic], root: Path) -> dict[str, Sequence[str]]:
    """The lines of every file that a place with a line names; files that cannot be read are left out."""
    lines: dict[str, Sequence[str]] = {}
    for path in dict.fromkeys(place.path for place in places(found) if place.line):
        file = root / path
        if file.is_file() and file.resolve().is_relative_to(root.resolve()):
            try:
                lines[path] = file.read_text(encoding="utf-8", errors="replace").split("\n")
            except OSError:
                continue
    return lines
