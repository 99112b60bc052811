"""Findings as workflow commands of GitHub Actions: each becomes an annotation at its line.

The escaping is that of @actions/core, ``command.ts``: newlines and percent signs everywhere, commas and colons in
properties.
"""

from __future__ import annotations

from collections.abc import Sequence

from gesim_build.diagnostics import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(diagnostics: Sequence[Diagnostic]) -> str:
    """One command a line."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    numbers = {"line": str(place.line or ""), "col": str(place.column or "")}
    properties = {"file": place.path, **numbers, "title": diagnostic.code}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    text = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
