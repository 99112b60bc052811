"""A reader for each kind of book, and how each is recognised."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook
from gesim_build.adopt.readers import hugo, mdbook, mkdocs, po4a, sphinx
from gesim_build.diagnostics import GesimError, Location, error


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of book: its name for ``--from``, what it is called, whether a folder has one, and who reads it."""

    name: str
    title: str
    finds: Callable[[Folder], str]
    read: Callable[[Folder, Collection[str]], ForeignBook]


READERS = (
    Reader("mdbook", "an mdBook", mdbook.found, mdbook.read),
    Reader("sphinx", "a Sphinx or MyST book", sphinx.found, sphinx.read),
    Reader("mkdocs", "an MkDocs site", mkdocs.found, mkdocs.read),
    Reader("hugo", "a Hugo site", hugo.found, hugo.read),
    Reader("po4a", "Markdown with catalogs of po4a", po4a.found, po4a.read),
)


def read_book(folder: Folder, kind: str = "", languages: Collection[str] = ()) -> ForeignBook:
    """The book in a folder, with its translations into these languages, or all.

    Raises GesimError: ``no-foreign-book``, ``several-foreign-books``, and what readers raise.
    """
    readers = [reader for reader in READERS if not kind or reader.name == kind]
    found = [(reader, place) for reader in readers if (place := reader.finds(folder))]
    if not found:
        wanted = f"nothing here is {_by_name(kind).title}" if kind else "no book that can be adopted is here"
        hint = (
            "It has to have book.toml, conf.py, mkdocs.yml, a configuration of Hugo, or PO files that name its pages."
        )
        raise GesimError([error("no-foreign-book", wanted, Location("."), hint)])
    sure = [(reader, place) for reader, place in found if reader.name != "po4a"] or found
    if len(sure) > 1:
        what = f"there are several: {', '.join(f'{reader.title} ({place})' for reader, place in sure)}"
        hint = f"Say which: {' or '.join(f'--from {reader.name}' for reader, _ in sure)}."
        places = [Location(place) for _, place in sure]
        raise GesimError([error("several-foreign-books", what, places[0], hint, *places[1:])])
    return sure[0][0].read(folder, languages)


def _by_name(kind: str) -> Reader:
    return next(reader for reader in READERS if reader.name == kind)
