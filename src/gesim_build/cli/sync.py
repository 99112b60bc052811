"""``gesim sync``: bring the catalogs in step with the English text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import ProjectFolder, languages


def sync(
    lang: Annotated[list[str] | None, languages("update")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a catalog is out of step.")] = False,
    source_typo: Annotated[
        bool, typer.Option("--source-typo", help="The English changes were slips: keep the translations as they are.")
    ] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Write line numbers into the references.")] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Bring the translation catalogs in step with the English text; no translation is ever lost."""
    from gesim_build.catalog.progress import selected
    from gesim_build.catalog.update import Options, outdated, summary, update_catalogs
    from gesim_build.cli.surveys import usable_book
    from gesim_build.pipeline import open_project
    from gesim_build.report import show

    opened = open_project(project)
    config = opened.config
    editions = {code: config.editions[code] for code in selected(config.editions, config.language, lang or [])}
    configured = selected(config.editions, config.language, ())
    options = Options(check, source_typo, lines)
    updates = update_catalogs(project, str(config.book["name"]), usable_book(opened), editions, configured, options)
    if check:
        findings = outdated(updates)
        show(findings, root=project)
        raise typer.Exit(1 if findings else 0)
    typer.echo(summary(updates))
