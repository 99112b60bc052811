"""Preflight at the edge: of files that a person names, and of those that a build has just made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from gesim_build import system
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.formats import Submit
from gesim_build.model import Artifact
from gesim_build.output import FOLDER
from gesim_build.pipeline.press import require
from gesim_build.preflight.profile import profile_of
from gesim_build.preflight.verdict import Report
from gesim_build.press import COVER, INTERIOR, Press, file_of, kind_of, stem_of

SHOWN = 10  # faults of one rule in one file
HINT = "The report beside the files has all rules; gesim explain preflight-failed says what to do about each."


def preflight_files(paths: Sequence[Path], press: Press) -> tuple[Report, ...]:
    """The reports on some files. Raises GesimError for what cannot be read, or when Ghostscript is missing."""
    from gesim_build.preflight.document import Subject
    from gesim_build.preflight.examine import examine

    require([system.needed("Ghostscript")])
    profile = profile_of(press)
    subjects = [Subject(path.as_posix(), _content(path), _book_pages(path)) for path in paths]
    return tuple(examine(subject, profile) for subject in subjects)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        message = f"cannot be read: {problem.strerror}"
        raise GesimError((error("unreadable-file", message, Location(path.as_posix()), "Name a file."),)) from None


def _book_pages(path: Path) -> int:
    """How many pages the inside has that belongs to a cover, if it stands beside it."""
    from pikepdf import Pdf, PdfError

    if kind_of(path.name) != COVER:
        return 0
    inside = path.with_name(file_of(stem_of(path.name), INTERIOR))
    if not inside.is_file():
        return 0
    try:
        with Pdf.open(inside) as pdf:
            return len(pdf.pages)
    except PdfError:
        return 0


def preflighted(
    language: str, artifacts: Sequence[Artifact], press: Press, submit: Submit
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """The print files with the report on them, and what is wrong with them as findings."""
    from gesim_build.preflight.as_json import unpacked
    from gesim_build.preflight.document import Subject
    from gesim_build.preflight.examine import examine_packed
    from gesim_build.preflight.table import render_table

    profile = profile_of(press)
    pages = max(artifact.pages for artifact in artifacts)
    subjects = [Subject(PurePosixPath(file.path).name, file.content, pages) for file in artifacts]
    submitted = [submit(examine_packed, subject, profile) for subject in subjects]
    reports = [unpacked(future.result()) for future in submitted]
    table = Artifact(f"{stem_of(artifacts[0].path)}-preflight.txt", "text/plain", render_table(reports).encode())
    findings = (
        finding
        for artifact, report in zip(artifacts, reports, strict=True)
        for finding in _findings(report, f"{FOLDER}/{language}/{artifact.path}")
    )
    return (*artifacts, table), tuple(findings)


def _findings(report: Report, path: str) -> Iterator[Diagnostic]:
    for rule, verdict in report.verdicts:
        for fault in verdict.faults[:SHOWN]:
            yield error("preflight-failed", f"{rule}: {fault}", Location(path), HINT)
        if len(verdict.faults) > SHOWN:
            message = f"{rule}: {len(verdict.faults) - SHOWN} more of the same"
            yield error("preflight-failed", message, Location(path), HINT)
