"""Books of many small chapters, taken through all stages in memory."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.manuscript import assemble
from gesim_build.book import parse_book
from gesim_build.catalog.translate import translate_book
from gesim_build.catalog.units import units
from gesim_build.checks import check_book
from gesim_build.checks.check import BookContext
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.languages import load
from gesim_build.model import Book, BookInfo, Catalog, Edition, Image, Manuscript, Source, Unit
from gesim_build.theme import Theme
from tests.assemble.samples import BOOK
from tests.vocabulary import VOCABULARY, handbook_theme

DAY = dt.date(2026, 11, 23)
EDITION = Edition("en", "IE", DAY, DAY)
INFO = BookInfo("b", "urn:x", "T", "T", "", "", "", "", (), "", "", (EDITION,))
_PATH = re.compile(r"handbook/chapters/(.+)\.md")


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of chapters: the codes of errors by chapter, and the manuscript of them all."""

    errors: Mapping[str, frozenset[str]]
    manuscript: Manuscript


class _Identity(dict[str, str]):
    """Every template string, "translated" into itself."""

    def __contains__(self, msgid: object) -> bool:
        return True

    def __missing__(self, msgid: str) -> str:
        return msgid


def theme() -> Theme:
    """The default theme."""
    return handbook_theme()


def tried(chapters: Mapping[str, str], images: Mapping[str, Image] | None = None, **more: str) -> Tried:
    """Take chapters, by name, through all stages and checks; those called form… are forms.

    ``more`` are further files by path, with ``__`` for ``/`` and ``_svg`` for ``.svg``.
    """
    book, wrong = _parsed(chapters, images or {}, more)
    text, more_wrong = assembled(chapters, images, None, **more)
    return Tried(_by_chapter((*wrong, *check_book(book, _surroundings(book)), *more_wrong)), text)


def assembled(
    chapters: Mapping[str, str],
    images: Mapping[str, Image] | None = None,
    catalog: Catalog | None = None,
    **more: str,
) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """The manuscript of chapters, and what is wrong with it; with a catalog, translated."""
    book, _ = _parsed(chapters, images or {}, more)
    return assemble(translate_book(book, catalog), _context(), theme())


def units_of(chapters: Mapping[str, str]) -> tuple[Unit, ...]:
    """What a translator of the chapters gets."""
    return units(_parsed(chapters, {}, {})[0])


def _parsed(
    chapters: Mapping[str, str], images: Mapping[str, Image], more: Mapping[str, str]
) -> tuple[Book, tuple[Diagnostic, ...]]:
    texts = {f"handbook/chapters/{name}.md": text for name, text in chapters.items()}
    texts |= {name.replace("__", "/").replace("_svg", ".svg"): text for name, text in more.items()}
    sources = {path: Source(path, text) for path, text in texts.items()}
    forms = tuple(name for name in chapters if name.startswith("form"))
    contents = {"chapters": tuple(name for name in chapters if name not in forms), "forms": forms}
    return parse_book(contents, BOOK, {}, sources, images, (), VOCABULARY)


def _context() -> EditionContext:
    return EditionContext(EDITION, load("en"), load("en"), INFO, {"book.title": "T"}, _Identity(), "", True)


def _surroundings(book: Book) -> BookContext:
    paths = frozenset(chapter.path for chapter in book.chapters)
    return BookContext(paths | book.figures.keys() | book.images.keys(), {"en": EDITION}, {}, {})


def _by_chapter(found: tuple[Diagnostic, ...]) -> dict[str, frozenset[str]]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for finding in found:
        place = _PATH.fullmatch(finding.location.path)
        if finding.severity is Severity.ERROR and place:
            codes[place[1]].add(finding.code)
    return {name: frozenset(those) for name, those in codes.items()}
