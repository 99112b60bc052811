"""The English texts of the book with their places, for checks on the book itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from gesim_build.checks.analysis.markup import Markup, read
from gesim_build.diagnostics import Location
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter, Figure, Record
from gesim_build.svg.labels import joined
from gesim_build.svg.parse import parse_svg

_LABEL = "{http://www.w3.org/2000/svg}text"


@dataclass(frozen=True, slots=True)
class Text:
    """Inline Markdown and its place; ``country`` is set in national inserts and contacts.

    ``references`` and ``footnotes`` are the link definitions and footnotes that it may use. ``kind`` says what it is
    where that is known ("paragraph", "form answer").
    """

    content: str
    location: Location
    country: str
    references: Mapping[str, Any] = field(default_factory=dict)
    footnotes: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""

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
        definition = self.references.get(normalizeReference(target[1:-1]))
        return str(definition["href"]) if definition else ""


def files(book: Book) -> tuple[Chapter, ...]:
    """The chapters in reading order, then the national inserts."""
    return (*book.chapters, *book.inserts.values())


def chapter_texts(chapter: Chapter) -> Iterator[Text]:
    """Every text of a source file."""
    for token in chapter.tokens:
        if token.type == "inline":
            yield text_of(token, chapter)


def text_of(token: Token, chapter: Chapter) -> Text:
    """The text of an ``inline`` token of a source file."""
    place = source_place(token, chapter.path)
    kind = str(token.meta.get("kind", ""))
    return Text(token.content, place, chapter.country, chapter.references, chapter.footnotes, kind)


def texts(book: Book) -> Iterator[Text]:
    """Every text of the book and its registers."""
    for chapter in files(book):
        yield from chapter_texts(chapter)
    for record in book.records:
        yield from record_texts(record)


def record_texts(record: Record) -> Iterator[Text]:
    """The texts of a record that are translated."""
    for name, text in record.texts():
        yield Text(text, record.where(name), record.country)


def drawn_texts(figure: Figure, country: str = "") -> Iterator[Text]:
    """The words of a drawing, label by label."""
    labels = parse_svg(figure.svg).iter(_LABEL)
    for label, line in zip(labels, figure.lines, strict=True):
        yield Text(" ".join(joined(label).split()), Location(figure.path, line), country, kind="figure word")
