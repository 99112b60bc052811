"""Joins the pages of the pieces into one file, and lays the furniture over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Name, Object, Page, Pdf

from gesim_build.formats.pdf.merge.overlay import folio_sheet, lay_over, over_the_page, sheets
from gesim_build.formats.pdf.merge.page_numbers import pages_of_ids, set_page_numbers
from gesim_build.formats.pdf.merge.structure import Structure
from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.languages.direction import LEFT_TO_RIGHT
from gesim_build.lengths import PT_PER_MM


def add_pages(
    pdf: Pdf, pieces: Mapping[str, Piece], page_map: PageMap, page: Geometry, structure: Structure | None = None
) -> None:
    """Put all pages, blanks too, into the file, and the structure of the pieces into that of the book."""
    pages = pages_of_ids(pieces, page_map)
    for index, place in enumerate(page_map.pages):
        if not place.piece:
            _add_blank(pdf, page)
        elif place.page == 0:
            with Pdf.open(BytesIO(pieces[place.piece].pdf)) as piece:
                set_page_numbers(piece, pieces[place.piece], index, page_map, pages)
                if structure is not None:
                    structure.renumber(piece)
                for one in piece.pages:
                    pdf.pages.append(one)
                if structure is not None:
                    structure.add(piece)
                    if Name.AcroForm in piece.Root:
                        pdf.Root.AcroForm = pdf.copy_foreign(piece.Root.AcroForm)


def _add_blank(pdf: Pdf, page: Geometry) -> None:
    """A page without anything, with the boxes of its neighbours."""
    width, height, bleed = page.page_width * PT_PER_MM, page.page_height * PT_PER_MM, page.bleed * PT_PER_MM
    pdf.add_blank_page(page_size=(width, height))
    blank: Page = pdf.pages[-1]
    outer = Array([-bleed, -bleed, width + bleed, height + bleed])
    blank.obj.MediaBox = blank.obj.BleedBox = outer
    blank.obj.TrimBox = Array([0, 0, width, height])


def furnish(pdf: Pdf, page_map: PageMap, furniture: Furniture, page: Geometry, direction: str = LEFT_TO_RIGHT) -> None:
    """Lay heads, tabs and folios over the pages. From right to left the first page is a left-hand one."""
    verso_is_left = direction == LEFT_TO_RIGHT
    with Pdf.open(BytesIO(furniture.heads)) as source:
        heads = sheets(pdf, source)
    roman, arabic = _folios(pdf, furniture.roman), _folios(pdf, furniture.arabic)
    for index, place in enumerate(page_map.pages):
        number = index if index < page_map.body else index - page_map.body
        folios = roman if index < page_map.body else arabic
        over = []
        if place.has_head:
            over.append(over_the_page(heads[2 * furniture.order.index(place.piece) + (index + 1) % 2]))
        if place.has_folio:
            over.append(folio_sheet(folios[number], page, left=bool(index % 2) is verso_is_left))
        lay_over(pdf, pdf.pages[index].obj, over)


def _folios(pdf: Pdf, blocks: Sequence[bytes]) -> list[Object]:
    forms: list[Object] = []
    for block in blocks:
        with Pdf.open(BytesIO(block)) as source:
            forms += sheets(pdf, source)
    return forms
