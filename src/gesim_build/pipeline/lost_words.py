"""Looks for the words of the source files in an edition in the source language: see `validate.source_text`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.markdown.directives import OTHER_DIRECTIVES
from gesim_build.markdown.includes import OPEN
from gesim_build.model import Book, Chapter, Manuscript
from gesim_build.pipeline import Project
from gesim_build.registers import REGISTERS
from gesim_build.validate.source_text import chapter_lines, figure_lines, lost_words, printed_words

_UNTITLED = frozenset(name for name, row in OTHER_DIRECTIVES.items() if not row.title_kind)
_SLOT = "national_open"


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
        insert = book.inserts[text.edition.country, name]
        lines = chapter_lines(sources[insert.path], _UNTITLED)
        found += lost_words((*lines, *_included_lines(project, insert)), everything)
    elsewhere = passages_of(book, project.config.source_edition.country) - filled
    for chapter in book.chapters:
        if whole or elsewhere & _slots(chapter):
            lines = chapter_lines(sources[chapter.path], _UNTITLED, filled)
            found += lost_words((*lines, *_included_lines(project, chapter, filled)), words[chapter.slug])
    if whole:
        for path in _drawings(book):
            found += lost_words(figure_lines(sources[path]), everything)
        found += lost_words(_rows(book, text), everything)
    return tuple(found)


def _slots(chapter: Chapter) -> frozenset[str]:
    return frozenset(str(token.meta["name"]) for token in chapter.tokens if token.type == _SLOT)


def _included_lines(project: Project, chapter: Chapter, filled: Collection[str] = ()) -> Sequence[tuple[Location, str]]:
    """The lines of other files that a chapter includes, each once, but for those in a slot that a country fills."""
    within, lines = 0, dict[Location, str]()
    for token in chapter.tokens:
        if within or (token.type == _SLOT and token.meta["name"] in filled):
            within += token.nesting
        elif token.type == OPEN and "file" in token.meta:
            of_file = chapter_lines(project.sources.texts[token.meta["file"]], _UNTITLED, filled)
            spans = token.meta["spans"]
            lines |= {place: line for place, line in of_file if any(a <= place.line <= b for a, b in spans)}
    return tuple(lines.items())


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
