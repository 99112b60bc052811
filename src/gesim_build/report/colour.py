"""When to colour, and what: the severity only, never the text."""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.diagnostics import Severity

_CODES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


def wants_colour(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Follow no-color.org and force-color.org: NO_COLOR wins, then FORCE_COLOR, then what the stream is."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"


def painted(text: str, severity: Severity, *, colour: bool) -> str:
    """The text in the colour of a severity."""
    return f"\x1b[{_CODES[severity]}m{text}\x1b[0m" if colour else text
