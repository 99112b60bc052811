"""``gesim missing``: what a translator has to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.catalog.progress import Survey
    from gesim_build.catalog.suggestions import Suggested


def missing(
    lang: Annotated[list[str] | None, languages("list")] = None,
    publication: Annotated[list[str] | None, publications("list")] = None,
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """List every missing and fuzzy translation by chapter; exit 1 if there is one."""
    from gesim_build.catalog.listing import missing_json, missing_text
    from gesim_build.catalog.suggestions import as_data, as_text
    from gesim_build.cli.surveys import show_surveys

    def render(found: Sequence[Survey], *, colour: bool) -> str:
        suggestions = _suggestions(project, found)
        if format_ == "json":
            return missing_json(found, as_data(suggestions))
        of_memories = f"\n\nWhat memories have for it:\n\n{as_text(suggestions)}" if suggestions else ""
        return missing_text(found, colour=colour) + of_memories

    show_surveys(project, lang or [], publication or [], render)


def _suggestions(project: Path, found: Sequence[Survey]) -> tuple[Suggested, ...]:
    """What the memories of a project have for what is missing."""
    from gesim_build.catalog.suggestions import suggested
    from gesim_build.languages.pseudo import PSEUDO
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.memories import memories_of

    opened = open_project(project)
    if not opened.config.memories:
        return ()
    known = memories_of(opened, [state.language for state in found if state.language != PSEUDO])
    return tuple(one for state in found if state.language in known for one in suggested(state, known[state.language]))
