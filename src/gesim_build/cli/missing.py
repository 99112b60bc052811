"""``gesim missing``: what a translator has to do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def missing(
    lang: Annotated[
        list[str] | None, typer.Option("--lang", "-l", help="Language to list; repeat for more. Default: all.")
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="For people or programs.")
    ] = "text",
    project: Annotated[Path, typer.Option("--project", help="Folder of the handbook.")] = Path(),
) -> None:
    """List every missing and fuzzy translation by chapter; exit 1 if there is one."""
    import os
    import sys

    from gesim_build.catalog.listing import missing_json, missing_text
    from gesim_build.cli.surveys import surveys
    from gesim_build.pipeline import open_project
    from gesim_build.report.colour import wants_colour

    found = surveys(open_project(project), lang or [])
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    typer.echo(missing_json(found) if format_ == "json" else missing_text(found, colour=colour), color=colour)
    raise typer.Exit(0 if all(survey.is_complete for survey in found) else 1)
