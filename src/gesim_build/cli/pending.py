"""``gesim pending``: what only people can supply."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder, languages


def pending(
    lang: Annotated[list[str] | None, languages("list")] = None,
    for_: Annotated[
        str,
        typer.Option("--for", help="One page of what one role has to decide: a review (legal), a language (de)."),
    ] = "",
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """List what only people can supply: test calls, reading at the source, answers, reviews."""
    from gesim_build.checks.pending import KINDS
    from gesim_build.pipeline import known_languages, open_project, what_is_pending
    from gesim_build.pipeline.roles import role_named
    from gesim_build.pipeline.texts import usable_book
    from gesim_build.report.pending import pending_json, pending_text, role_text

    opened = open_project(project)
    role = role_named(opened, for_) if for_ else None
    languages = known_languages(opened, lang or (role.languages if role else ()))
    found = what_is_pending(opened, usable_book(opened), languages)
    if role:
        found = tuple(one for one in found if role.name in one.asked_of)
    text = role_text(found, KINDS, role.who) if role else pending_text(found, KINDS)
    typer.echo(pending_json(found) if format_ == "json" else text or "Nothing is open.")
