"""Preflight at the edge: of files that a person names, and of those that a build has just made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from gesim_build import system
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.formats import Submit
from gesim_build.model import Artifact
from gesim_build.output import FOLDER
from gesim_build.pipeline.prepress import require
from gesim_build.preflight.profile import Profile, profile_of
from gesim_build.preflight.verdict import Report
from gesim_build.print_spec import COVER, INTERIOR, PrintSpec, file_of, kind_of, stem_of

SHOWN = 10  # faults of one rule in one file
HINT = "The report beside the files has all rules; gesim explain preflight-failed says what to do about each."


def preflight_files(paths: Sequence[Path], print_spec: PrintSpec) -> tuple[Report, ...]:
    """The reports on some files.

    Raises GesimError for what cannot be read, naming all such files, or when Ghostscript is missing.
    """
    require([system.needed("Ghostscript")])
    profile = profile_of(print_spec)
    reports: list[Report] = []
    problems: list[Diagnostic] = []
    for path in paths:
        try:
            reports.append(_report(path, profile))
        except GesimError as problem:
            problems += problem.diagnostics
    if problems:
        raise GesimError(problems)
    return tuple(reports)


def _report(path: Path, profile: Profile) -> Report:
    from gesim_build.preflight.document import Subject
    from gesim_build.preflight.examine import examine
    from gesim_build.preflight.unreadable import not_read

    name = path.as_posix()
    try:
        content = path.read_bytes()
    except OSError as problem:
        reason = not_read(problem)
        raise GesimError((error("unreadable-file", reason.about(name), Location(name), reason.hint),)) from None
    return examine(Subject(name, content, *_thickness(path)), profile)


def _thickness(path: Path) -> tuple[int, str]:
    """How many pages the inside next to a cover has; 0, and why, where that cannot be determined."""
    from gesim_build.preflight.examine import counted_pages
    from gesim_build.preflight.unreadable import not_read

    if kind_of(path.name) != COVER:
        return 0, ""
    inside = path.with_name(file_of(stem_of(path.name), INTERIOR))
    try:
        content = inside.read_bytes()
    except OSError as problem:
        return 0, f"{inside.name}, which should be next to it, {not_read(problem).what}"
    return counted_pages(content, inside.name)


def preflighted(
    folder: str, artifacts: Sequence[Artifact], print_spec: PrintSpec, submit: Submit
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """The print files with the report on them, and what is wrong with them as findings; see `Target.folder`."""
    from gesim_build.preflight.as_json import unpacked
    from gesim_build.preflight.document import Subject
    from gesim_build.preflight.examine import examine_own
    from gesim_build.preflight.table import render_table

    profile = profile_of(print_spec)
    pages = max(artifact.pages for artifact in artifacts)
    subjects = [Subject(PurePosixPath(file.path).name, file.content, pages) for file in artifacts]
    submitted = [submit(examine_own, subject, profile) for subject in subjects]
    reports = [unpacked(future.result()) for future in submitted]
    table = Artifact(f"{stem_of(artifacts[0].path)}-preflight.txt", "text/plain", render_table(reports).encode())
    findings = (
        finding
        for artifact, report in zip(artifacts, reports, strict=True)
        for finding in _findings(report, f"{FOLDER}/{folder}/{artifact.path}")
    )
    return (*artifacts, table), tuple(findings)


def _findings(report: Report, path: str) -> Iterator[Diagnostic]:
    for rule, verdict in report.verdicts:
        for fault in verdict.faults[:SHOWN]:
            yield error("preflight-failed", f"{rule}: {fault}", Location(path), HINT)
        if len(verdict.faults) > SHOWN:
            message = f"{rule}: {len(verdict.faults) - SHOWN} more of the same"
            yield error("preflight-failed", message, Location(path), HINT)
