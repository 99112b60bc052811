"""Looks for the words of the source files in an edition in the source language: see `validate.source_text`."""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.markdown.directives import OTHER_DIRECTIVES
from gesim_build.model import Book, Chapter, Manuscript
from gesim_build.pipeline import Project
from gesim_build.registers import REGISTERS
from gesim_build.validate.source_text import chapter_lines, figure_lines, lost_words, printed_words

_UNTITLED = frozenset(name for name, row in OTHER_DIRECTIVES.items() if not row.title_kind)


def passages_of(book: Book, country: str) -> frozenset[str]:
    """The names of the slots that a country has a passage for."""
    return frozenset(name for own, name in book.inserts if own == country)


def lost_in_manuscript(project: Project, book: Book, text: Manuscript, *, whole: bool) -> tuple[Diagnostic, ...]:
    """The words of source files that are not in ``text``, an edition in the source language.

    Its country's passages are always looked for; chapters, figures and the rows of registers in the ``whole`` of it,
    else the chapters with a slot that is filled in the source edition and not in this one.
    """
    sources, filled = project.sources.texts, passages_of(book, text.edition.country)
    words = {part.id: printed_words(part) for part in text.parts}
    everything = "\n".join(words.values())
    found: list[Diagnostic] = []
    for name in sorted(filled):
        path = book.inserts[text.edition.country, name].path
        found += lost_words(chapter_lines(sources[path], _UNTITLED), everything)
    elsewhere = passages_of(book, project.config.source_edition.country) - filled
    for chapter in book.chapters:
        if whole or elsewhere & _slots(chapter):
            found += lost_words(chapter_lines(sources[chapter.path], _UNTITLED, filled), words[chapter.slug])
    if whole:
        for path in _drawings(book):
            found += lost_words(figure_lines(sources[path]), everything)
        found += lost_words(_rows(book, text), everything)
    return tuple(found)


def _slots(chapter: Chapter) -> frozenset[str]:
    return frozenset(str(token.meta["name"]) for token in chapter.tokens if token.type == "national_open")


def _drawings(book: Book) -> list[str]:
    """The paths of the figures that chapters show."""
    blocks = (token for chapter in book.chapters for token in chapter.tokens if token.type == "image_block_open")
    return sorted(book.figures.keys() & {str(token.meta["src"]) for token in blocks})


def _rows(book: Book, text: Manuscript) -> Iterator[tuple[Location, str]]:
    """The texts of the records that have a row in an edition."""
    for record in book.records:
        listing = next((r.listing(record) for r in REGISTERS if isinstance(record, r.record)), None)
        if listing and f"{listing.prefix}-{record.id}" in text.anchors:
            yield from ((record.where(name), value) for name, value in record.texts())
