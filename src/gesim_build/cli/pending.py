"""``gesim pending``: what only people can supply."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder, languages


def pending(
    lang: Annotated[list[str] | None, languages("list")] = None,
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """List what only people can supply: test calls, reading at the source, answers, reviews."""
    from gesim_build.checks.pending import KINDS
    from gesim_build.cli.surveys import usable_book
    from gesim_build.pipeline import known_languages, open_project, what_is_pending
    from gesim_build.report.pending import pending_json, pending_text

    opened = open_project(project)
    found = what_is_pending(opened, usable_book(opened), known_languages(opened, lang or []))
    typer.echo(pending_json(found) if format_ == "json" else pending_text(found, KINDS) or "Nothing is open.")
