"""Reports as a table for people: a line for each rule, and below it what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gesim_build.preflight.verdict import Report, Verdict, VerdictState

WORDS = {VerdictState.PASS: "pass", VerdictState.FAIL: "FAIL", VerdictState.NONE: "  - "}
SHOWN = 10  # faults of one rule


def render_table(reports: Iterable[Report]) -> str:
    """All reports, one after the other."""
    return "\n".join(line for report in reports for line in (*_report(report), ""))


def _report(report: Report) -> Iterator[str]:
    pages = f"{report.pages} page{'s' if report.pages != 1 else ''}"
    yield f"{report.name}: {report.kind}, {pages}"
    width = max(len(name) for name, _ in report.verdicts)
    for name, verdict in report.verdicts:
        yield f"  {WORDS[verdict.state]}  {name:<{width}}  {verdict.summary}"
        yield from _faults(verdict)
    meant = sum(verdict.state is not VerdictState.NONE for _, verdict in report.verdicts)
    yield f"  {meant - len(report.failed)} of {meant} rules passed"


def _faults(verdict: Verdict) -> Iterator[str]:
    for fault in verdict.faults[:SHOWN]:
        yield f"          {fault}"
    if len(verdict.faults) > SHOWN:
        yield f"          and {len(verdict.faults) - SHOWN} more"
