"""``gesim status``: how far the translations are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def status(
    lang: Annotated[
        list[str] | None, typer.Option("--lang", "-l", help="Language to show; repeat for more. Default: all.")
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="For people or programs.")
    ] = "text",
    project: Annotated[Path, typer.Option("--project", help="Folder of the handbook.")] = Path(),
) -> None:
    """Show a table of words translated, fuzzy and missing, by language and chapter; exit 1 if any are missing."""
    import os
    import sys

    from gesim_build.catalog.listing import status_json, status_text
    from gesim_build.cli.surveys import surveys
    from gesim_build.pipeline import open_project
    from gesim_build.report.colour import wants_colour

    found = surveys(open_project(project), lang or [])
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    typer.echo(status_json(found) if format_ == "json" else status_text(found, colour=colour), color=colour)
    raise typer.Exit(0 if all(survey.is_complete for survey in found) else 1)
