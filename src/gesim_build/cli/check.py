"""``gesim check``: look for everything that is wrong with the book and its translations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import PSEUDO_NOTE, ProjectFolder, languages, publications


def check(
    lang: Annotated[list[str] | None, languages("check", PSEUDO_NOTE)] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="text, json, sarif, junit or github (annotations).")
    ] = "text",
    publication: Annotated[list[str] | None, publications("check")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    release: Annotated[bool, typer.Option("--release", help="What is missing, fuzzy or expired is an error.")] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Check the book and its translations. Exits with 1 if there are errors."""
    import sys

    from gesim_build.checks.catalogue import documentation
    from gesim_build.cli.today import today
    from gesim_build.diagnostics import GesimError, Severity
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.check import run_all_checks
    from gesim_build.report import FORMATS, show

    if format_ not in FORMATS:
        raise typer.BadParameter(f"there are {', '.join(FORMATS)}", param_hint="--format")
    try:
        opened = open_project(project)
        findings = run_all_checks(opened, lang or (), publication or (), release=release, today=today())
        usable = True
    except GesimError as problem:
        # What makes the book unusable belongs in the report too, in the form that was asked for.
        findings, usable = problem.diagnostics, False
    show(findings, format_, project, rules=documentation(), stream=sys.stdout)
    if format_ == "text" and not findings:
        typer.echo("No findings.")
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(finding.severity in failing for finding in findings):
        raise typer.Exit(1 if usable else 2)
