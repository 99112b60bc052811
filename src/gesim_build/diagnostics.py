"""What is wrong, where, and what to do about it: data, collected first and shown together at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_ACCEPTANCE = re.compile(r"\s*gesim:\s*accept\s+([a-z0-9-]+)(?:\s+[–—-]|:)\s*\S")


class Severity(StrEnum):
    """How much a finding matters. An error fails the command; a warning is shown and does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the project.

    ``path`` is relative to the project, with forward slashes. ``line`` and ``column`` count from 1; 0 means the
    file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is stable and names the fault (``missing-translation``), ``hint`` says what to do.

    ``related`` holds further places that belong to the finding: the first definition of a duplicate, say.
    """

    severity: Severity
    code: str
    message: str
    location: Location
    hint: str = ""
    related: tuple[Location, ...] = ()


class GesimError(Exception):
    """The input cannot be used. Carries at least one diagnostic; the command line is its only catcher."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.location}: {d.message}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[GesimError], tuple[tuple[Diagnostic, ...]]]:
        return GesimError, (self.diagnostics,)  # an exception's own way would hand over the message


def error(code: str, message: str, location: Location, hint: str = "", *related: Location) -> Diagnostic:
    """An error at a place; see `Diagnostic` for the fields."""
    return Diagnostic(Severity.ERROR, code, message, location, hint, related)


def warning(code: str, message: str, location: Location, hint: str = "", *related: Location) -> Diagnostic:
    """A warning at a place; see `Diagnostic` for the fields."""
    return Diagnostic(Severity.WARNING, code, message, location, hint, related)


def accepted_code(comment: str) -> str:
    """The code of the finding that a comment accepts: ``gesim: accept CODE – reason``. Empty for any other comment.

    The reason is part of it: without one nothing is accepted.
    """
    match = _ACCEPTANCE.match(comment)
    return match[1] if match else ""


def stop_on_errors(findings: Sequence[Diagnostic]) -> None:
    """Raises GesimError with all findings, each once, when one of them is an error."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise GesimError(dict.fromkeys(findings))
