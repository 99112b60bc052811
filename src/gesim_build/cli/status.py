"""``gesim status``: how far the translations are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gesim_build.cli.options import PeopleOrPrograms, Places, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.catalog.details import Details
    from gesim_build.catalog.progress import Survey


def status(
    lang: Annotated[list[str] | None, languages("show")] = None,
    publication: Annotated[list[str] | None, publications("show")] = None,
    format_: PeopleOrPrograms = "text",
    places: Places = False,
    project: ProjectFolder = Path(),
) -> None:
    """Show a table of words translated, fuzzy and missing, by language and chapter; exit 1 if any are missing."""
    from gesim_build.catalog.listing import status_json, status_text
    from gesim_build.cli.surveys import show_surveys

    def render(found: Sequence[Survey], details: Mapping[str, Details], *, colour: bool) -> str:
        return status_json(found, details) if format_ == "json" else status_text(found, details, colour=colour)

    show_surveys(project, lang or [], publication or [], render, places=places)
