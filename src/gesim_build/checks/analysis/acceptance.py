"""Findings that a translator accepted for a message: ``# gesim: accept CODE – reason`` in the catalog."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gesim_build.diagnostics import Diagnostic, warning
from gesim_build.model import Message

CODE = "unused-acceptance"
# What guards the reader and is never only a matter of taste.
FINAL = frozenset(("added-html", "added-link"))


def without_accepted(message: Message, findings: Sequence[Diagnostic], codes: Collection[str]) -> Iterator[Diagnostic]:
    """The findings that remain, and ``unused-acceptance`` for each code that accepts nothing."""
    for finding in findings:
        if finding.code in FINAL or finding.code not in message.accepted:
            yield finding
    occurring = {finding.code for finding in findings}
    for code in message.accepted:
        if code in FINAL or code not in codes:
            yield warning(CODE, f"“{code}” cannot be accepted", message.location, "gesim explain lists the checks.")
        elif code not in occurring:
            yield warning(CODE, f"there is no {code} here to accept", message.location, "Delete the comment.")
