"""Every id that an edition's pages will have, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.markup import read
from gesim_build.checks.texts import line_of
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Chapter, Record

_PREFIXES = {"contacts": "contact", "glossary": "term", "references": "instrument"}


def ids(book: Book, country: str = "") -> Iterator[tuple[str, Location]]:
    """The ids of the edition for a country, in reading order; without one, those that every edition has.

    A part's id, its file's name without number, is also that of its title where the title has no other.
    """
    for chapter in book.chapters:
        yield from _of(chapter)
    for (of, _), insert in book.inserts.items():
        if of == country:
            yield from _of(insert)
    for record in book.records:
        if record.register in _PREFIXES and _has_place(record, country):
            yield f"{_PREFIXES[record.register]}-{record.id}", record.location


def _has_place(record: Record, country: str) -> bool:
    """Whether an edition may refer to a record: of the references, those that its table of instruments prints."""
    if record.register != "references":
        return True
    return record.fields.get("kind") == "instrument" and record.country in ("", country)


def _of(chapter: Chapter) -> Iterator[tuple[str, Location]]:
    own = {str(token.attrs["id"]): token for token in chapter.tokens if "id" in token.attrs}
    if not chapter.country and chapter.slug not in own:
        yield chapter.slug, Location(chapter.path, 1)
    for token in chapter.tokens:
        place = Location(chapter.path, line_of(token.map))
        if "id" in token.attrs:
            yield str(token.attrs["id"]), place
        elif token.type == "inline" and "{#" in token.content:
            yield from ((value, place) for s in read(token.content).spans for key, value in s.attributes if key == "id")
