"""``gesim missing``: what a translator has to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from gesim_build.cli.options import Places, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.catalog.details import Details
    from gesim_build.catalog.missing_page import Pictures
    from gesim_build.catalog.progress import Item, Survey
    from gesim_build.catalog.suggestions import Suggested
    from gesim_build.pipeline import Project
    from gesim_build.serve.page_pictures import PlacePictures

# So many places of a language are shown; a page with more could not be sent.
_MOST_PICTURES = 300


def missing(
    lang: Annotated[list[str] | None, languages("list")] = None,
    publication: Annotated[list[str] | None, publications("list")] = None,
    format_: Annotated[
        Literal["text", "json", "html"],
        typer.Option("--format", "-f", help="For people or programs; html is a page to send to a translator."),
    ] = "text",
    places: Places = False,
    project: ProjectFolder = Path(),
) -> None:
    """List every missing and fuzzy translation by chapter, and count words; exit 1 if there is one."""
    from gesim_build.catalog.listing import missing_json, missing_text
    from gesim_build.cli.surveys import show_surveys
    from gesim_build.pipeline import open_project

    def render(found: Sequence[Survey], details: Mapping[str, Details], *, colour: bool) -> str:
        if format_ == "html":
            return _page(open_project(project), found, details, publication or ())
        suggestions = _suggestions(project, found)
        if format_ == "json":
            return missing_json(found, _as_data(suggestions), details)
        return missing_text(found, details, colour=colour) + _as_text(suggestions)

    show_surveys(project, lang or [], publication or [], render, places=places or format_ == "html")


def _suggestions(project: Path, found: Sequence[Survey]) -> tuple[Suggested, ...]:
    """What the memories of a project have for what is missing."""
    from gesim_build.pipeline import open_project

    opened = open_project(project)
    if not opened.config.memories:
        return ()
    from gesim_build.catalog.suggestions import suggested
    from gesim_build.languages.pseudo import PSEUDO
    from gesim_build.pipeline.memories import memories_of

    known = memories_of(opened, [state.language for state in found if state.language != PSEUDO])
    return tuple(one for state in found if state.language in known for one in suggested(state, known[state.language]))


def _as_data(suggestions: Sequence[Suggested]) -> list[dict[str, Any]]:
    from gesim_build.catalog.suggestions import as_data

    return as_data(suggestions)


def _as_text(suggestions: Sequence[Suggested]) -> str:
    if not suggestions:
        return ""
    from gesim_build.catalog.suggestions import as_text

    return f"\n\nWhat memories have for it:\n\n{as_text(suggestions)}"


def _page(
    project: Project, found: Sequence[Survey], details: Mapping[str, Details], publications: Sequence[str]
) -> str:
    from gesim_build.catalog.missing_page import missing_page

    return missing_page(found, details, project.config.language, _pictures(project, details, publications))


def _pictures(project: Project, details: Mapping[str, Details], publications: Sequence[str]) -> Pictures:
    """Cuts pictures from the PDFs that were built last, where the library that draws pages is installed."""
    from importlib.util import find_spec

    from gesim_build.cli.progress import warn

    if any(own.is_built for own in details.values()) and find_spec("pypdfium2") is None:
        warn("There are no pictures: the library that draws pages is missing. pip install 'gesim-build[serve]'")
    elif any(own.is_built for own in details.values()):
        return _Cutter(project, details, publications).picture
    return lambda _code, _item: None


class _Cutter:
    """Cuts a picture for each message, up to a number in each language."""

    def __init__(self, project: Project, details: Mapping[str, Details], publications: Sequence[str]) -> None:
        self._project, self._details, self._publications = project, details, publications
        self._pdfs: dict[str, PlacePictures] = {}
        self._cut: dict[str, int] = {}

    def picture(self, code: str, item: Item) -> bytes | None:
        """The place of a message, if the last build has it."""
        place = self._details[code].where.get(item.unit.key)
        count = self._cut.get(code, 0)
        if place is None or place.number < 0 or count >= _MOST_PICTURES:
            return None
        self._cut[code] = count + 1
        return next(filter(None, (self._of(code).picture(text, place.number) for text in place.shown)), None)

    def _of(self, code: str) -> PlacePictures:
        from gesim_build.pipeline.last_pdf import last_pdf
        from gesim_build.serve.page_pictures import PlacePictures

        if code not in self._pdfs:
            self._pdfs[code] = PlacePictures(last_pdf(self._project, code, self._publications))
        return self._pdfs[code]
