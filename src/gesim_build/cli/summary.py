"""The table at the end of a build."""

from __future__ import annotations

from collections.abc import Sequence

from gesim_build.diagnostics import Severity
from gesim_build.pipeline.target import Outcome
from gesim_build.text_columns import in_columns

_HEAD = ("lang", "format", "file", "pages", "size", "seconds", "warnings")
_LEFT = 3


def summary(outcomes: Sequence[Outcome]) -> str:
    """What the build has made: a line each with pages, size, seconds (or "unchanged") and warnings."""
    rows = [_HEAD, *(_row(outcome) for outcome in outcomes)]
    return "\n".join(in_columns(rows, _LEFT))


def _row(outcome: Outcome) -> tuple[str, ...]:
    result = outcome.result
    warnings = sum(finding.severity is Severity.WARNING for finding in outcome.diagnostics)
    lang = outcome.target.language
    if result is None:
        return (lang, outcome.target.format, "not made", "", "", f"{outcome.seconds:.1f}", "")
    pages = str(result.pages) if result.pages else ""
    seconds = "unchanged" if outcome.unchanged else f"{outcome.seconds:.1f}"
    size = size_text(result.size) if result.path else ""
    return (lang, result.format, result.path or "nothing to make", pages, size, seconds, str(warnings))


def size_text(size: int) -> str:
    """A size in bytes, for people at a terminal."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"
