"""``gesim pending``: what only people can supply."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def pending(
    lang: Annotated[
        list[str] | None, typer.Option("--lang", "-l", help="Language to list; repeat for more. Default: all.")
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="For people or programs.")
    ] = "text",
    project: Annotated[Path, typer.Option("--project", help="Folder of the handbook.")] = Path(),
) -> None:
    """List what only people can supply: test calls, reading at the source, answers, reviews."""
    from gesim_build.checks.pending import KINDS
    from gesim_build.cli.surveys import usable_book
    from gesim_build.pipeline import known_languages, open_project, what_is_pending
    from gesim_build.report.pending import pending_json, pending_text

    opened = open_project(project)
    found = what_is_pending(opened, usable_book(opened), known_languages(opened, lang or []))
    typer.echo(pending_json(found) if format_ == "json" else pending_text(found, KINDS) or "Nothing is open.")
