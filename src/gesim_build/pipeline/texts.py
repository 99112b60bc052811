"""The texts of a project for its translators, in a language: of its books, if they are usable. [I/O]"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gesim_build.catalog.units import units_of_all
from gesim_build.diagnostics import GesimError, Severity
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Book, Unit
from gesim_build.pipeline import Project, known_publications
from gesim_build.pipeline.cached import book_inputs, cached_book, cached_texts


def usable_book(project: Project) -> Book:
    """The English book. Raises GesimError if anything is wrong with it: from half a book, half would be dropped."""
    book, findings = cached_book(project)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise GesimError(findings)
    return book


def usable_publications(project: Project, names: Sequence[str] = ()) -> tuple[tuple[Project, Book], ...]:
    """Some publications, or all, each with its English text. Raises GesimError as `usable_book` does."""
    return tuple((each, usable_book(each)) for each in known_publications(project, names))


def texts_to_translate(publications: Sequence[Project], languages: Collection[str]) -> Mapping[str, tuple[Unit, ...]]:
    """What publications print in each language, in the country of its own edition each; what they share, once.

    In the pseudo-language that is what they print in any country. Raises GesimError as `usable_book` does.
    """
    inputs = [(each, book_inputs(each)) for each in publications]
    return {language: _texts(inputs, language) for language in languages}


def _texts(inputs: Sequence[tuple[Project, str]], language: str) -> tuple[Unit, ...]:
    printed = [(each, depends, _country(each, language)) for each, depends in inputs if _is_in(each, language)]

    def find() -> tuple[Unit, ...]:
        return units_of_all((usable_book(each), country) for each, _, country in printed)

    key = [(depends, country) for _, depends, country in printed]
    return cached_texts(printed[0][0], key, find) if printed else find()


def _is_in(project: Project, language: str) -> bool:
    return language == PSEUDO or language in project.config.editions


def _country(project: Project, language: str) -> str | None:
    return None if language == PSEUDO else project.config.edition(language).country
