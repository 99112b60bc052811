"""The pages of a finished PDF: what they show, where on them a message is, how they look. [I/O]"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cached_property
from threading import RLock
from typing import Any
from weakref import finalize

import pypdfium2

from gesim_build.serve.edition import OpenEdition
from gesim_build.serve.lines import Run, lines_of
from gesim_build.serve.placed import PageText, Placed, letters, place_of

# Pixels for each point of a page: sharp on a screen that has two for one.
_SCALE = 1.8
# How deep bookmarks are looked through for those of parts.
_DEPTH = 3
# A box on a page: left, top, width and height as shares of those of the page.
Box = tuple[float, float, float, float]
# PDFium does one thing at a time, whatever document it is about. Whoever does it may be made to close another one.
_DRAWING = RLock()


class Pages:
    """A finished PDF, of which the pages can be looked through and drawn."""

    def __init__(self, content: bytes) -> None:
        with _DRAWING:
            self._pdf: Any = pypdfium2.PdfDocument(content)
        finalize(self, _close, self._pdf)
        self._drawn: dict[int, bytes] = {}
        self._lines: dict[int, list[Run]] = {}
        self._texts: dict[int, PageText] = {}

    def __len__(self) -> int:
        with _DRAWING:
            return len(self._pdf)

    def text(self, number: int) -> PageText:
        """What a page, counted from 0, shows: read when it is looked for, since a book has hundreds of pages."""
        if number not in self._texts:
            with _DRAWING:
                self._texts[number] = PageText(self._pdf[number].get_textpage().get_text_range())
        return self._texts[number]

    @cached_property
    def bookmarks(self) -> Sequence[tuple[str, int]]:
        """The titles that bookmarks name, as letters, and their pages."""
        with _DRAWING:
            found = [(mark.get_title(), mark.get_dest()) for mark in self._pdf.get_toc(max_depth=_DEPTH)]
            return [(letters(title), place.get_index()) for title, place in found if place]

    def boxes(self, placed: Placed) -> list[Box]:
        """Where some signs of a page are, run by run."""
        with _DRAWING:
            width, height = self._pdf[placed.page].get_size()
        return [
            (one.left / width, 1 - one.top / height, one.width / width, (one.top - one.bottom) / height)
            for one in self.runs(placed.page, placed.first, placed.count)
        ]

    def runs(self, number: int, first: int = 0, count: int = -1) -> list[Run]:
        """The pieces of lines that a page, or some signs of it, consists of."""
        with _DRAWING:
            text = self._pdf[number].get_textpage()
            found = [text.get_rect(index) for index in range(text.count_rects(first, count))]
            del text  # it is closed here
        return [Run(left, bottom, right, top) for left, bottom, right, top in found]

    def width(self, number: int) -> float:
        """The width of a page in points."""
        with _DRAWING:
            return float(self._pdf[number].get_width())

    def lines(self, number: int) -> list[Run]:
        """The lines of a page."""
        if number not in self._lines:
            self._lines[number] = lines_of(self.runs(number))
        return self._lines[number]

    def picture(self, number: int) -> bytes | None:
        """A page, counted from 0, as PNG; None if there is none."""
        if not 0 <= number < len(self):
            return None
        if number not in self._drawn:
            with _DRAWING:
                image = self._pdf[number].render(scale=_SCALE).to_pil()
            stream = io.BytesIO()
            image.save(stream, "PNG", compress_level=1)
            self._drawn[number] = stream.getvalue()
        return self._drawn[number]


def _close(pdf: Any) -> None:
    with _DRAWING:
        pdf.close()


def find_message(edition: OpenEdition, name: str, pages: Pages) -> Placed | None:
    """Where a message is: first within the pages of its part, then anywhere."""
    if name not in edition.printed:
        return None
    part, text, share = edition.printed[name]
    return find_text(edition, text, part, share, pages)


def find_text(edition: OpenEdition, text: str, part: str, share: float, pages: Pages) -> Placed | None:
    """Where letters are that are so far into a part: within its pages, then anywhere."""
    for first, after in (*_of_part(edition, part, pages), (0, len(pages))):
        if found := place_of(text, pages.text, first, after, share):
            return found
    return None


def _of_part(edition: OpenEdition, part: str, pages: Pages) -> Sequence[tuple[int, int]]:
    """The first page of a part and the first one after it, if the bookmarks name it."""
    titles = [(one.id, letters(f"{one.number} {one.title}"), letters(one.title)) for one in edition.manuscript.parts]
    starts = {name: page for name, *forms in titles for title, page in reversed(pages.bookmarks) if title in forms}
    if part not in starts:
        return ()
    later = [page for page in starts.values() if page > starts[part]]
    return ((starts[part], min(later, default=len(pages))),)
