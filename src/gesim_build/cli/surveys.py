"""What ``sync``, ``missing`` and ``status`` have in common: the book as it is, and the state of its translations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gesim_build.catalog.progress import Survey
    from gesim_build.model import Book
    from gesim_build.pipeline import Project


def usable_book(project: Project) -> Book:
    """The English book. Raises GesimError if anything is wrong with it: from half a book, half would be dropped."""
    from gesim_build.diagnostics import GesimError, Severity
    from gesim_build.pipeline.kept import kept_book

    book, findings = kept_book(project)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise GesimError(findings)
    return book


class Rendering(Protocol):
    """How surveys are written, for people or programs."""

    def __call__(self, found: Sequence[Survey], *, colour: bool) -> str:
        """The text to print."""


def show_surveys(project: Path, languages: Sequence[str], render: Rendering) -> None:
    """Print the state of some languages, or all. Exits with 1 if one is not complete, else with 0."""
    import os
    import sys

    import typer

    from gesim_build.pipeline import open_project
    from gesim_build.report.colour import wants_colour

    found = surveys(open_project(project), languages)
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    typer.echo(render(found, colour=colour), color=colour)
    raise typer.Exit(0 if all(survey.is_complete for survey in found) else 1)


def surveys(project: Project, languages: Sequence[str]) -> tuple[Survey, ...]:
    """The state of the translation into these languages, or all. Raises GesimError for what cannot be read.

    The pseudo-language is always complete: what is shown then is how much there is to translate.
    """
    from gesim_build.catalog.progress import selected, survey
    from gesim_build.catalog.pseudo import pseudo_catalog
    from gesim_build.catalog.store import read_all
    from gesim_build.catalog.units import units
    from gesim_build.languages.pseudo import PSEUDO

    config = project.config
    named = [code for code in languages if code != PSEUDO]
    wanted = selected(config.editions, config.language, named) if named or not languages else ()
    catalogs, _ = read_all(project.root, wanted)
    book = usable_book(project)
    derived = {PSEUDO: pseudo_catalog(units(book))} if PSEUDO in languages else {}
    return tuple(
        survey(units(book, config.edition(code).country), catalog) for code, catalog in {**catalogs, **derived}.items()
    )
