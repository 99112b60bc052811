"""What is read together: a paragraph with its footnotes, a row of a table, a figure with its caption and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gesim_build.checks.analysis.texts import Text, drawn_texts, files, record_texts, text_of
from gesim_build.model import Book, Chapter, Record

# Blocks whose texts are one passage.
_TOGETHER = ("tr", "figure", "footnote_reference")


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts that are read together. ``beside`` are texts that belong to them, but are passages of their own: their
    footnotes, and the caption of their table. ``record`` is the record that the texts are of, if any.
    """

    texts: tuple[Text, ...]
    beside: tuple[Text, ...] = ()
    record: Record | None = None


def passages(book: Book) -> Iterator[Passage]:
    """Every passage of the English book. Records that are on hold are not printed, and left out."""
    for chapter in files(book):
        yield from _of_chapter(chapter, book)
    for record in book.records:
        if not record.is_held():
            yield from (Passage((text,), (), record) for text in record_texts(record))


def _of_chapter(chapter: Chapter, book: Book) -> Iterator[Passage]:
    walk = _Walk(chapter, book)
    for token in chapter.tokens:
        walk.take(token)
    notes = walk.notes
    for texts, caption in walk.found:
        labels = dict.fromkeys(label for text in (*texts, *caption) for label in text.markup.footnotes)
        beside = (*caption, *(note for label in labels for note in notes.get(label, ())))
        yield Passage(tuple(texts), beside)


@dataclass(slots=True)
class _Walk:
    """One pass over the tokens of a chapter. ``found`` are groups of texts, each with the caption above it."""

    chapter: Chapter
    book: Book
    found: list[tuple[list[Text], tuple[Text, ...]]] = field(default_factory=list)
    notes: dict[str, list[Text]] = field(default_factory=dict)
    group: list[Text] | None = None
    until: str = ""
    caption: tuple[Text, ...] = ()

    def take(self, token: Any) -> None:
        """Go on by one token."""
        name = token.type.removesuffix("_open")
        if token.type == self.until:
            self.group = None
        elif token.nesting == 1 and name in _TOGETHER and self.group is None:
            self.group, self.until = [], f"{name}_close"
            self.found.append((self.group, self.caption))
            if name == "footnote_reference":
                self.notes[str(token.meta.get("label"))] = self.group
        elif token.type == "table_wrap_close":
            self.caption = ()
        elif token.type == "image_block_open":
            if figure := self.book.figures.get(str(token.meta["src"])):
                self._add(drawn_texts(figure, self.chapter.country))
        elif token.type == "inline":
            text = text_of(token, self.chapter)
            self._add([text])
            if token.meta.get("kind") == "table caption":
                self.caption = (text,)

    def _add(self, texts: Iterable[Text]) -> None:
        if self.group is None:
            self.found += [([text], ()) for text in texts]
        else:
            self.group += texts
