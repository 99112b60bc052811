"""Tiny books, and their manuscripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.manuscript import assemble
from gesim_build.book import parse_book
from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.model import Book, BookInfo, Edition, Language, Manuscript, Source, TitlePage
from gesim_build.schema import typed
from gesim_build.theme import Theme
from tests.conventions import load
from tests.vocabulary import VOCABULARY, handbook_theme

BOOK = typed(TitlePage, {"title": "T"}, location=Location("handbook/handbook.toml", 1))
DAY = dt.date(2026, 11, 23)
INFO = BookInfo("b", "urn:x", "T", "T", "", "", "", "", (), "", "", ())


def book(
    chapters: Sequence[str] = (), forms: Sequence[str] = (), annexes: Sequence[str] = (), imprint: str = "", **more: str
) -> Book:
    contents: dict[str, list[str]] = {"front": [], "chapters": [], "forms": [], "annexes": []}
    files = {name.replace("__", "/"): text for name, text in more.items()}
    texts: dict[str, Source] = {path: Source(path, text) for path, text in files.items()}
    if imprint:
        contents["front"].append("imprint")
        texts["handbook/chapters/imprint.md"] = Source("handbook/chapters/imprint.md", imprint)
    for section, bodies in (("chapters", chapters), ("forms", forms), ("annexes", annexes)):
        for number, body in enumerate(bodies):
            name = f"{section}{number}"
            contents[section].append(name)
            texts[f"handbook/chapters/{name}.md"] = Source(f"handbook/chapters/{name}.md", body)
    parsed, problems = parse_book({k: tuple(v) for k, v in contents.items()}, BOOK, {}, texts, {}, (), VOCABULARY)
    assert problems == (), problems
    return parsed


def manuscript(
    parsed: Book, language: str = "en", country: str = "IE", *, theme: Theme | None = None, **values: str
) -> tuple[Manuscript, Sequence[Diagnostic]]:
    return assemble(parsed, context_of(language, country, **values), theme or handbook_theme())


def context_of(language: str, country: str, **values: str) -> EditionContext:
    edition = Edition(language, country, DAY, DAY)
    strings: Mapping[str, str] = _Identity()
    return EditionContext(edition, _language(language), _language("en"), INFO, values, strings, "", True)


@cache
def _language(code: str) -> Language:
    return load(code)


class _Identity(dict[str, str]):
    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return key
