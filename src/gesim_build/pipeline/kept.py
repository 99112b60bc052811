"""The English book and what is wrong with it, kept in the cache while nothing that they are made of changes. [I/O]"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar, cast

from markdown_it.token import Token

from gesim_build.cache import FOLDER, Cache
from gesim_build.checks import InEnglish, check_english
from gesim_build.checks.check import BookContext
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.hashing import digest
from gesim_build.model import Book, Chapter, Figure, Image, TitlePage
from gesim_build.pickled import packed, unpacked
from gesim_build.pipeline import Project, load_book, read_templates
from gesim_build.registers import REGISTERS
from gesim_build.versions import program

T = TypeVar("T")
_FINDINGS = (Diagnostic, Location, Severity)
_BOOK = (Book, Chapter, Figure, Image, TitlePage, Token, dt.date, *(register.record for register in REGISTERS))


def kept_book(project: Project) -> tuple[Book, tuple[Diagnostic, ...]]:
    """What `load_book` returns, parsed again if anything that it reads has changed."""
    return _kept(project, digest("book", *_read(project)), (*_BOOK, *_FINDINGS), lambda: load_book(project))


def kept_english(project: Project, book: Book, context: BookContext) -> InEnglish:
    """What `check_english` finds in the book of a project, looked for again if anything that it depends on has changed.

    The translations are no part of it.
    """
    coverages = ((name, repr(sorted(one.items()))) for name, one in _points(context).items())
    around = replace(context, catalogs={}, coverage={}, fallback={}, others=())
    key = digest("findings in the book", *_read(project), around, *coverages)
    return _kept(project, key, _FINDINGS, lambda: check_english(book, context))


def _points(context: BookContext) -> dict[str, dict[str, list[int]]]:
    both = {"coverage": context.coverage, "fallback": context.fallback}
    return {name: {family: sorted(points) for family, points in one.items()} for name, one in both.items()}


def _read(project: Project) -> tuple[object, ...]:
    """All that the English book is made of: the program, the files in ``handbook/``, and the theme."""
    theme = read_templates(project)
    return program(), project.sources, repr(project.config), theme.files, theme.own


def _kept(project: Project, key: str, classes: Collection[type], make: Callable[[], T]) -> T:
    """A value of the cache, made and kept if it is not there."""
    cache = Cache(project.root / FOLDER)
    if content := cache.get(key):
        with suppress(ValueError):
            return cast(T, unpacked(content, classes))
    value = make()
    cache.put(key, packed(value))
    return value
