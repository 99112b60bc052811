"""``gesim check``: look for everything that is wrong with the book and its translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gesim_build.diagnostics import Diagnostic


def check(
    lang: Annotated[
        list[str] | None, typer.Option("--lang", "-l", help="Language to check; repeat for more. Default: all.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="text, json, sarif, junit or github (annotations).")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Missing and fuzzy translations are errors.")] = False,
    project: Annotated[Path, typer.Option("--project", help="Folder of the handbook.")] = Path(),
) -> None:
    """Check the book and its translations. Exits with 1 if there are errors."""
    import sys

    from gesim_build.checks.catalogue import documentation
    from gesim_build.diagnostics import GesimError, Severity
    from gesim_build.report import FORMATS, show

    if format_ not in FORMATS:
        raise typer.BadParameter(f"there are {', '.join(FORMATS)}", param_hint="--format")
    try:
        findings, usable = _findings(project, lang or [], release=release), True
    except GesimError as problem:
        # What makes the book unusable belongs into the report too, in the form that was asked for.
        findings, usable = problem.diagnostics, False
    show(findings, format_, project, rules=documentation(), stream=sys.stdout)
    if format_ == "text" and not findings:
        typer.echo("No findings.")
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(finding.severity in failing for finding in findings):
        raise typer.Exit(1 if usable else 2)


def _findings(project: Path, languages: list[str], *, release: bool) -> tuple[Diagnostic, ...]:
    """What parsing, checking and, when those found no error, assembling each edition finds."""
    from gesim_build.diagnostics import Severity
    from gesim_build.pipeline import languages_of, load_book, manuscript, open_project, read_catalogs, read_templates
    from gesim_build.pipeline.build import targets
    from gesim_build.pipeline.check import check as check_book

    opened = open_project(project)
    codes = tuple(dict.fromkeys(target.language for target in targets(opened, languages, ())))
    book, found = load_book(opened)
    catalogs, notes = read_catalogs(opened, codes)
    findings = [*found, *notes, *check_book(opened, book, catalogs, codes, release=release)]
    if not any(finding.severity is Severity.ERROR for finding in findings):
        conventions, theme = languages_of(opened), read_templates(opened)
        for code in codes:
            findings += manuscript(opened, book, catalogs.get(code), conventions[code], theme)[1]
    return tuple(dict.fromkeys(findings))
