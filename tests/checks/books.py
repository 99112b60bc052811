"""Tiny handbooks for tests, made from the texts of their files."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from pathlib import PurePosixPath

from gesim_build.book import parse_book
from gesim_build.checks.check import BookContext, BookExample
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Catalog, Edition, Message, Source, TitlePage
from gesim_build.schema import typed
from tests.vocabulary import VOCABULARY

DAY = dt.date(2026, 11, 23)
EDITIONS = {"en": Edition("en", "IE", DAY, DAY), "de": Edition("de", "DE", DAY, DAY)}
PLACE = Location("handbook/handbook.toml", 1)


def book_of(files: Mapping[str, str], *included: str) -> Book:
    """Parse a book; its chapters are all files in ``chapters/`` but those that are only ``included``."""
    texts = {f"handbook/{name}": Source(f"handbook/{name}", text) for name, text in files.items()}
    names = [PurePosixPath(name).stem for name in files if name.startswith("chapters/") and name not in included]
    record = typed(TitlePage, {"title": "T"}, location=PLACE)
    book, _ = parse_book({"chapters": tuple(names)}, record, {}, texts, {}, (), VOCABULARY)
    return book


def catalog_of(translations: Mapping[str, str], language: str = "de", **accepted: tuple[str, ...]) -> Catalog:
    """A catalog with a message on every tenth line."""
    path = f"translations/{language}.po"
    messages = {
        ("", msgid): Message("", msgid, msgstr, False, "", Location(path, 10 * number), accepted.get("accepted", ()))
        for number, (msgid, msgstr) in enumerate(translations.items(), 1)
    }
    return Catalog(language, path, messages)


def context_of(files: Mapping[str, str], example: BookExample, *, bad: bool = False) -> BookContext:
    """What lies around an example's book: editions en-IE and de-DE."""
    glyphs = frozenset(map(ord, example.glyphs + "T"))
    return BookContext(
        files=frozenset(posixpath.normpath(f"handbook/{name}") for name in files),
        editions=EDITIONS,
        catalogs={"de": catalog_of(example.translations if bad else {})},
        coverage={"Noto Serif": glyphs} if example.glyphs else {},
    )
