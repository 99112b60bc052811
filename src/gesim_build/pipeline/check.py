"""All checks: what ``gesim check`` shows, and what a build shows and refuses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from gesim_build.checks import check_book, check_catalog, check_source
from gesim_build.checks.check import Surroundings
from gesim_build.checks.coverage import coverage
from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Book, Catalog
from gesim_build.pipeline import Project, languages_of
from gesim_build.system import FAMILIES

_FOLDERS = ("handbook", "translations")


def check(
    project: Project, book: Book, catalogs: Mapping[str, Catalog], languages: Collection[str], *, release: bool
) -> tuple[Diagnostic, ...]:
    """The findings in the book, and in the translations into some languages.

    With ``release``, everything missing or fuzzy is an error.
    """
    from gesim_build.catalog.units import units

    conventions = languages_of(project)
    editions = project.config.editions
    findings = list(check_book(book, _surroundings(project, catalogs)))
    for code in languages:
        texts = units(book, editions[code].country)
        if code in catalogs:
            findings += check_catalog(texts, catalogs[code], conventions[code], release=release)
        else:
            findings += check_source(texts, conventions[code])
    return tuple(dict.fromkeys(findings))


def _surroundings(project: Project, catalogs: Mapping[str, Catalog]) -> Surroundings:
    editions = project.config.editions
    return Surroundings(
        files=frozenset(_files(project.root)),
        languages=frozenset(editions),
        countries=frozenset(edition.country for edition in editions.values()),
        catalogs=catalogs,
        coverage=coverage(FAMILIES),
    )


def _files(root: Path) -> Collection[str]:
    """The files of a project, relative to it; hidden ones are the system's or an editor's."""
    found = (path for folder in _FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    relative = (path.relative_to(root) for path in found)
    return [path.as_posix() for path in relative if not any(part.startswith(".") for part in path.parts)]
