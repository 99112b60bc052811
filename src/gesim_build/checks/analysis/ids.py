"""Every id that an edition's pages will have, with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markdown_it.token import Token

from gesim_build.diagnostics import Location
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter
from gesim_build.registers import BY_DIRECTIVE, element_id
from gesim_build.registers.visibility import listed

# The directives that print records which can be referred to, by their tokens.
_DIRECTIVES = {f"{name}_open": name for name, (_, listing) in BY_DIRECTIVE.items() if listing.prefix}


def ids(book: Book, country: str, day: dt.date) -> Iterator[tuple[str, Location]]:
    """The ids of the edition for a country, in reading order; for "", those that every edition has.

    A part's id, its file's name without number, is also that of its title where the title has no other. ``day`` is
    the date of the edition, on which contacts must be valid.
    """
    inserts = (insert for (of, _), insert in book.inserts.items() if of == country)
    for chapter in (*book.chapters, *inserts):
        yield from _of(chapter)
        for token in chapter.tokens:
            if token.type in _DIRECTIVES:
                place = source_place(token, chapter.path)
                yield from ((identifier, place) for identifier in _printed(book, token, country, day))


def _printed(book: Book, token: Token, country: str, day: dt.date) -> Iterator[str]:
    """The ids of the records that a directive prints."""
    scope = str(token.meta.get("scope", ""))
    return (element_id(record) for record in listed(book.records, _DIRECTIVES[token.type], country, day, scope))


def _of(chapter: Chapter) -> Iterator[tuple[str, Location]]:
    own = {str(token.attrs["id"]): token for token in chapter.tokens if "id" in token.attrs}
    if not chapter.country and chapter.slug not in own:
        yield chapter.slug, Location(chapter.path, 1)
    for token in chapter.tokens:
        if "id" in token.attrs:
            yield str(token.attrs["id"]), source_place(token, chapter.path)
