"""``gesim check``: look for everything that is wrong with the book and its translations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gesim_build.cli.options import PSEUDO_NOTE, Places, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.catalog.surroundings import Surroundings
    from gesim_build.diagnostics import Diagnostic
    from gesim_build.pipeline import Project


def check(
    lang: Annotated[list[str] | None, languages("check", PSEUDO_NOTE)] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="text, json, sarif, junit or github (annotations).")
    ] = "text",
    publication: Annotated[list[str] | None, publications("check")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    release: Annotated[bool, typer.Option("--release", help="What is missing, fuzzy or expired is an error.")] = False,
    places: Places = False,
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
        findings = _placed(opened, findings, lang or (), publication or ()) if places else findings
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


def _placed(
    project: Project, findings: tuple[Diagnostic, ...], languages: Sequence[str], publications: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """Findings in catalogs that also say where the text is in the last build."""
    from gesim_build.catalog.surroundings import with_places
    from gesim_build.cli.surveys import details_of, surveys_with_units
    from gesim_build.languages.pseudo import PSEUDO

    translated = [code for code in languages if code not in (PSEUDO, project.config.language)]
    if languages and not translated:
        return findings
    where: dict[tuple[str, int], Surroundings] = {}
    for survey, units in surveys_with_units(project, translated, publications):
        details = details_of(project, survey, units, publications, places=True)
        where |= {(survey.path, item.line): details.where[item.unit.key] for item in survey.items if item.line}
    return with_places(findings, where)
