"""The pages of the PDF in the EPUB: who reads on a screen finds the page that another one reads from on paper."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gesim_build.formats import RenderContext
from gesim_build.formats.files import book_file
from gesim_build.formats.pdf.book import lay_out_book
from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.model import Manuscript
from gesim_build.own_ids import own_id


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number in the list, what it calls itself, the part that it is in, and the id of what begins on it, or
    of the last thing that begins before it."""

    number: int
    label: str
    part: str
    id: str

    @property
    def mark(self) -> str:
        """The id of the mark where it begins."""
        return own_id("", "page", self.number)


def pages_of_pdf(context: RenderContext) -> tuple[Page, ...]:
    """The pages of the book's PDF, if that is there. It has been laid out then, and what was laid out is kept."""
    manuscript, look = context.manuscript, context.look
    layout = manuscript.book.layout
    if book_file(manuscript, "pdf") not in context.files or look.once or layout.is_folded:
        return ()
    medium = replace(look.medium, trim=layout.trim or look.medium.trim)
    book = lay_out_book(replace(context, look=replace(look, medium=medium), laid_out=None))
    return tuple(listed_pages(manuscript, book.pieces, book.page_map))


def listed_pages(manuscript: Manuscript, pieces: Mapping[str, Piece], page_map: PageMap) -> Iterator[Page]:
    """The pages of all parts in their order, but for those that have no number.

    Notes do not count: they are at the foot of the pages, and in the EPUB behind the part.
    """
    count = itertools.count(1)
    for part in sorted(manuscript.parts, key=lambda part: page_map.first(part.id)):
        notes = own_id(part.id, "note", 0).removesuffix("0")
        places: dict[int, list[tuple[float, str]]] = {}
        for id, place in pieces[part.id].anchors.items():
            if id in manuscript.anchors and not id.startswith(notes):
                places.setdefault(place.page, []).append((place.y, id))
        last = part.id
        for number in range(pieces[part.id].pages):
            on_page = sorted(places.get(number, ()), reverse=True)
            first = part.id if number == 0 else on_page[0][1] if on_page else last
            last = on_page[-1][1] if on_page else last
            if label := page_map.pages[page_map.first(part.id) + number].label:
                yield Page(next(count), label, part.id, first)
