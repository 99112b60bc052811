"""What ``sync``, ``missing`` and ``status`` have in common: the book as it is, and the state of its translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gesim_build.catalog.details import Details
    from gesim_build.catalog.progress import Survey
    from gesim_build.model import Unit
    from gesim_build.pipeline import Project


class Rendering(Protocol):
    """How surveys are written, for people or programs."""

    def __call__(self, found: Sequence[Survey], details: Mapping[str, Details], *, colour: bool) -> str:
        """The text to print."""


def show_surveys(
    project: Path,
    languages: Sequence[str],
    publications: Sequence[str],
    render: Rendering,
    *,
    places: bool = False,
) -> None:
    """Print the state of some languages and publications, or all. Exits with 1 if one is not complete, else with 0.

    With ``places`` it is known where each text is in the last build.
    """
    import os
    import sys

    import typer

    from gesim_build.pipeline import open_project
    from gesim_build.report.colour import wants_colour

    opened = open_project(project)
    surveyed = surveys_with_units(opened, languages, publications)
    found = [survey for survey, _ in surveyed]
    details = {one.language: details_of(opened, one, units, publications, places=places) for one, units in surveyed}
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    typer.echo(render(found, details, colour=colour), color=colour)
    raise typer.Exit(0 if all(survey.is_complete for survey in found) else 1)


def details_of(
    project: Project, survey: Survey, units: Sequence[Unit], publications: Sequence[str], *, places: bool
) -> Details:
    """What a language has to translate, counted, and, if asked for, where its texts are."""
    from gesim_build.catalog.details import Details
    from gesim_build.catalog.store import read_po
    from gesim_build.catalog.surroundings import PrintedText, surroundings
    from gesim_build.catalog.word_counts import memory_of, word_counts

    # What is translated already matters where something is open.
    known = () if survey.is_complete else memory_of(read_po(project.root, survey.path)[0])
    counts = word_counts(survey.items, known)
    if not places:
        return Details(counts)
    from gesim_build.pipeline.last_pdf import blocks_of, last_pdf

    blocks = blocks_of(last_pdf(project, survey.language, publications))
    return Details(counts, surroundings(survey, units, PrintedText(blocks)), is_built=bool(blocks))


def surveys(project: Project, languages: Sequence[str], publications: Sequence[str] = ()) -> tuple[Survey, ...]:
    """What `surveys_with_units` finds, without the texts."""
    return tuple(survey for survey, _ in surveys_with_units(project, languages, publications))


def surveys_with_units(
    project: Project, languages: Sequence[str], publications: Sequence[str] = ()
) -> tuple[tuple[Survey, tuple[Unit, ...]], ...]:
    """The state of the translation of some publications, or all, into these languages, or all, each with its texts.

    Raises GesimError for what cannot be read.

    The pseudo-language is always complete: what is shown then is how much there is to translate.
    """
    from gesim_build.catalog.progress import selected, survey
    from gesim_build.catalog.pseudo import pseudo_catalog
    from gesim_build.catalog.store import read_all
    from gesim_build.languages.pseudo import PSEUDO
    from gesim_build.pipeline import known_publications
    from gesim_build.pipeline.cached import cached_catalog
    from gesim_build.pipeline.texts import texts_to_translate

    config = project.config
    named = [code for code in languages if code != PSEUDO]
    wanted = selected(config.editions, config.language, named) if named or not languages else ()
    catalogs, _ = read_all(project.root, wanted, partial(cached_catalog, project))
    pseudo = [PSEUDO] if PSEUDO in languages else []
    texts = texts_to_translate(known_publications(project, publications), (*catalogs, *pseudo))
    derived = {code: pseudo_catalog(texts[code]) for code in pseudo}
    return tuple((survey(texts[code], catalog), texts[code]) for code, catalog in {**catalogs, **derived}.items())
