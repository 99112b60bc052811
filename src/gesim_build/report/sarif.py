"""Findings as SARIF 2.1.0 (OASIS standard), for code scanning and editors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from gesim_build import __version__
from gesim_build.diagnostics import Diagnostic, Location, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_sarif(diagnostics: Sequence[Diagnostic], rules: Mapping[str, str]) -> str:
    """One run. ``rules`` documents codes; those that occur are described, the first line being the short form."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {"name": "gesim", "version": __version__, "rules": [_rule(code, rules.get(code, "")) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, documentation: str) -> dict[str, Any]:
    if not documentation:
        return {"id": code}
    first, _, rest = documentation.partition("\n")
    help_text = rest.strip() or first
    return {"id": code, "shortDescription": {"text": first}, "help": {"text": help_text, "markdown": help_text}}


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    text = " ".join(filter(None, (diagnostic.message, diagnostic.hint)))
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(diagnostic.location)}],
    }
    if diagnostic.related:
        related = enumerate(diagnostic.related, 1)
        result["relatedLocations"] = [{"id": number, "physicalLocation": _place(place)} for number, place in related]
    return result


def _place(place: Location) -> dict[str, Any]:
    # Relative addresses: what they are relative to is the reader's checkout.
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line:
        physical["region"] = {"startLine": place.line}
        if place.column:
            physical["region"]["startColumn"] = place.column
    return physical
