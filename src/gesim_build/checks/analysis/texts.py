"""The English texts of the book with their places, for checks on the book itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it.common.utils import normalizeReference

from gesim_build.checks.analysis.markup import Markup, read
from gesim_build.diagnostics import Location
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter, Record


@dataclass(frozen=True, slots=True)
class Text:
    """Inline Markdown and its place; ``country`` is set in national inserts and contacts.

    ``references`` and ``footnotes`` are the link definitions and footnotes that it may use.
    """

    content: str
    location: Location
    country: str
    references: Mapping[str, Any]
    footnotes: Mapping[str, Any]

    @property
    def markup(self) -> Markup:
        """The text as it will be read."""
        return read(self.content)

    @property
    def targets(self) -> tuple[str, ...]:
        """Where its links lead: ``#id`` or an address, that of a reference from its definition."""
        return tuple(self._address(link.target) for link in self.markup.links)

    def _address(self, target: str) -> str:
        if not target.startswith("["):
            return target
        return str(self.references.get(normalizeReference(target[1:-1]), {}).get("href", ""))


def files(book: Book) -> tuple[Chapter, ...]:
    """The chapters in reading order, then the national inserts."""
    return (*book.chapters, *book.inserts.values())


def chapter_texts(chapter: Chapter) -> Iterator[Text]:
    """Every text of a source file."""
    for token in chapter.tokens:
        if token.type == "inline":
            place = source_place(token, chapter.path)
            yield Text(token.content, place, chapter.country, chapter.references, chapter.footnotes)


def texts(book: Book) -> Iterator[Text]:
    """Every text of the book and its registers."""
    for chapter in files(book):
        yield from chapter_texts(chapter)
    for record in book.records:
        yield from record_texts(record)


def record_texts(record: Record) -> Iterator[Text]:
    """The texts of a record that are translated."""
    for name, text in record.texts():
        yield Text(text, record.where(name), record.country, {}, {})


def line_of(lines: list[int] | None) -> int:
    """The line of a token, counted from 1."""
    return lines[0] + 1 if lines else 0
