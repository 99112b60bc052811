"""Values that come from the cache unless something that they depend on has changed: the English book, say. [I/O]"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from markdown_it.token import Token

from gesim_build.cache import FOLDER, Cache
from gesim_build.catalog.store import Read, catalog_path, parse_catalog, read_catalog
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.hashing import digest
from gesim_build.languages import FOLDER as LANGUAGES
from gesim_build.model import (
    Book,
    Catalog,
    Chapter,
    Figure,
    Image,
    Language,
    Message,
    Source,
    TitlePage,
    Unit,
)
from gesim_build.pickled import packed, unpacked
from gesim_build.pipeline import Project, languages_of, load_book, read_templates, translation_files
from gesim_build.registers import REGISTERS
from gesim_build.source import read_text
from gesim_build.versions import program

if TYPE_CHECKING:
    from gesim_build.checks import InEnglish
    from gesim_build.checks.check import BookContext

T = TypeVar("T")
_FINDINGS = (Diagnostic, Location, Severity)
_BOOK = (Book, Chapter, Figure, Image, TitlePage, Token, dt.date, *(register.record for register in REGISTERS))


def cached_book(project: Project) -> tuple[Book, tuple[Diagnostic, ...]]:
    """What `load_book` returns, parsed again if anything that it reads has changed."""
    return _cached(project, book_inputs(project), (*_BOOK, *_FINDINGS), lambda: load_book(project))


def book_inputs(project: Project) -> str:
    """A digest of all that the English book of a project depends on."""
    return digest("book", *_read(project))


def cached_texts(project: Project, printed: object, find: Callable[[], tuple[Unit, ...]]) -> tuple[Unit, ...]:
    """The texts for translators, looked for by ``find`` if what they depend on is not the same as before.

    ``printed`` is that: the inputs of each book, and its country.
    """
    return _cached(project, digest("texts", printed), (Unit, Location), find)


def cached_english_findings(project: Project, book: Book, context: BookContext) -> InEnglish:
    """What `check_english` finds in the book of a project, looked for again if anything that it depends on has changed.

    The translations are no part of it.
    """
    from gesim_build.checks import check_english  # which those who only read the book or a catalog do without

    coverages = ((name, repr(sorted(one.items()))) for name, one in _points(context).items())
    rest = replace(context, catalogs={}, coverage={}, fallback={}, others=())
    key = digest("findings in the book", *_read(project), rest, *coverages)
    return _cached(project, key, _FINDINGS, lambda: check_english(book, context))


def cached_catalog(project: Project, language: str) -> Read:
    """What `read_catalog` returns, read again if the file has changed."""
    try:
        content = (project.root / catalog_path(language)).read_bytes()
    except OSError:
        return read_catalog(project.root, language)
    key = digest("catalog", program(), language, content)
    return _cached(project, key, (Catalog, Message, *_FINDINGS), lambda: parse_catalog(content, language))


def edition_inputs(project: Project, language: str) -> str:
    """A digest of all that an edition of a project depends on."""
    files = [(path.name, path.read_bytes()) for path in translation_files(project.root, language)]
    return digest("edition", *_read(project), _language_files(project), language, files)


def cached_of_edition(
    project: Project, inputs: Callable[[], str], what: str, find: Callable[[], tuple[Diagnostic, ...]]
) -> tuple[Diagnostic, ...]:
    """The findings of some sort in an edition, looked for by ``find`` if what they depend on has changed.

    ``inputs`` returns a digest of that. What changed while they were looked for is not kept.
    """
    key = digest(what, inputs())
    return _cached(project, key, _FINDINGS, find, lambda: key == digest(what, inputs()))


def cached_languages(project: Project) -> Mapping[str, Language]:
    """What `languages_of` returns, worked out again if the editions or a file of the project on languages changed."""
    key = digest("languages", program(), repr(project.config), _language_files(project))
    return _cached(project, key, (Language,), lambda: languages_of(project))


def cached_lost_words(
    project: Project, language: Language, find: Callable[[], tuple[Diagnostic, ...]], *, whole: bool
) -> tuple[Diagnostic, ...]:
    """The words that are lost in an edition in the source language, with the conventions of a ``language``.

    ``find`` looks for them, if anything that such an edition depends on has changed.
    """
    key = digest("lost words", *_read(project), _language_files(project), language, whole)
    return _cached(project, key, _FINDINGS, find)


def _points(context: BookContext) -> dict[str, dict[str, list[int]]]:
    both = {"coverage": context.coverage, "fallback": context.fallback}
    return {name: {family: sorted(points) for family, points in one.items()} for name, one in both.items()}


def source_language_file(project: Project) -> Source | None:
    """What the project says of the language that it is written in: by its endings the words of the index are found."""
    return _language_file(project, project.config.language)


def _language_files(project: Project) -> list[Source | None]:
    """What the project says of the languages of its editions."""
    codes = dict.fromkeys((*project.config.editions, project.config.language))
    return [_language_file(project, code) for code in codes]


def _language_file(project: Project, code: str) -> Source | None:
    return read_text(project.root, f"{LANGUAGES}/{code}.toml")


def _read(project: Project) -> tuple[object, ...]:
    """All that the English book depends on: the program, the files in ``handbook/``, the theme, and its language."""
    theme = read_templates(project).digest
    return program(), project.sources.digest, repr(project.config), theme, source_language_file(project)


def _cached(
    project: Project,
    key: str,
    classes: Collection[type],
    make: Callable[[], T],
    is_valid: Callable[[], bool] = lambda: True,
) -> T:
    """A value of the cache, made and, if it ``is_valid`` then, kept if it is not there."""
    if (known := project.kept.get(key)) is not None:
        return cast(T, known)
    cache = Cache(project.root / FOLDER)
    if content := cache.get(key):
        with suppress(ValueError):
            value = cast(T, unpacked(content, classes))
            project.kept.put(key, value)
            return value
    value = make()
    if is_valid():
        cache.put(key, packed(value))
        project.kept.put(key, value)
    return value
