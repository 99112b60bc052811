"""``gesim missing``: what a translator has to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.catalog.progress import Survey


def missing(
    lang: Annotated[list[str] | None, languages("list")] = None,
    publication: Annotated[list[str] | None, publications("list")] = None,
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """List every missing and fuzzy translation by chapter; exit 1 if there is one."""
    from gesim_build.catalog.listing import missing_json, missing_text
    from gesim_build.cli.surveys import show_surveys

    def render(found: Sequence[Survey], *, colour: bool) -> str:
        return missing_json(found) if format_ == "json" else missing_text(found, colour=colour)

    show_surveys(project, lang or [], publication or [], render)
