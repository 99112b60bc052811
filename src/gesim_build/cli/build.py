"""``gesim build``: make the outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import PSEUDO_NOTE, ProjectFolder, languages


def build(
    lang: Annotated[list[str] | None, languages("build", PSEUDO_NOTE)] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help="pdf, forms, epub, html, bundle or print; repeat for more. Default: all but print.",
        ),
    ] = None,
    release: Annotated[bool, typer.Option("--release", help="Refuse anything untranslated, fuzzy or expired.")] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Build the handbook: PDF, forms, EPUB and offline web pages of each language, in dist/."""
    from gesim_build.cli.last_build import inputs_now, leave_note
    from gesim_build.cli.progress import shown_progress, warn
    from gesim_build.cli.summary import summary
    from gesim_build.cli.today import today
    from gesim_build.last_build import forget
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.build import build as run
    from gesim_build.pipeline.build import targets
    from gesim_build.pipeline.target import exit_code
    from gesim_build.pipeline.writing import writing_outputs
    from gesim_build.report import show

    before = inputs_now(project)
    opened = open_project(project)
    wanted = targets(opened, lang or [], format_ or [])
    codes = {target.language for target in wanted}
    with writing_outputs(opened, tuple(codes), warn), shown_progress(len(wanted)) as progress:
        forget(project)
        outcomes = run(opened, wanted, release=release, today=today(), progress=progress)
        if not release:
            leave_note(project, before, outcomes)
    findings = dict.fromkeys(finding for outcome in outcomes for finding in outcome.diagnostics)
    show(tuple(findings), root=project)
    typer.echo(summary(outcomes))
    raise typer.Exit(exit_code(outcomes))
