"""Findings as JSON: one object with the list and the counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gesim_build.diagnostics import Diagnostic, Location, Severity


def render_json(diagnostics: Sequence[Diagnostic]) -> str:
    """``version`` tells readers when the form changes. A line or column of 0 means the whole file or line."""
    counts = {f"{s}s": sum(d.severity is s for d in diagnostics) for s in Severity}
    document = {"version": 1, "diagnostics": [_finding(d) for d in diagnostics], "counts": counts}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        **_place(diagnostic.location),
        "hint": diagnostic.hint,
        "related": [_place(place) for place in diagnostic.related],
    }


def _place(place: Location) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}
