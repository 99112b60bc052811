"""Joins the pages of the pieces into one file, and lays the furniture over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Name, Object, Page, Pdf

from gesim_build.formats.pdf.geometry import Geometry
from gesim_build.formats.pdf.job import Piece
from gesim_build.formats.pdf.overlay import MM, folio_sheet, lay_over, over_the_page, sheets
from gesim_build.formats.pdf.pagination import PageMap
from gesim_build.formats.pdf.plan import Furniture
from gesim_build.formats.pdf.structure import Structure


def add_pages(
    pdf: Pdf, pieces: Mapping[str, Piece], page_map: PageMap, page: Geometry, structure: Structure | None = None
) -> None:
    """Put all pages, blanks too, into the file, and the structure of the pieces into that of the book."""
    for leaf in page_map.leaves:
        if not leaf.piece:
            _add_blank(pdf, page)
        elif leaf.page == 0:
            with Pdf.open(BytesIO(pieces[leaf.piece].pdf)) as piece:
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
    width, height, bleed = page.page_width * MM, page.page_height * MM, page.bleed * MM
    pdf.add_blank_page(page_size=(width, height))
    blank: Page = pdf.pages[-1]
    outer = Array([-bleed, -bleed, width + bleed, height + bleed])
    blank.obj.MediaBox = blank.obj.BleedBox = outer
    blank.obj.TrimBox = Array([0, 0, width, height])


def furnish(pdf: Pdf, page_map: PageMap, furniture: Furniture, page: Geometry) -> None:
    """Lay heads, tabs and folios over the pages."""
    with Pdf.open(BytesIO(furniture.heads)) as source:
        heads = sheets(pdf, source)
    roman, arabic = _folios(pdf, furniture.roman), _folios(pdf, furniture.arabic)
    for index, leaf in enumerate(page_map.leaves):
        number = index if index < page_map.body else index - page_map.body
        folios = roman if index < page_map.body else arabic
        over = []
        if leaf.has_head:
            over.append(over_the_page(heads[2 * furniture.order.index(leaf.piece) + (index + 1) % 2]))
        if leaf.has_folio:
            over.append(folio_sheet(folios[number], page, left=bool(index % 2)))
        lay_over(pdf, pdf.pages[index].obj, over)


def _folios(pdf: Pdf, blocks: Sequence[bytes]) -> list[Object]:
    forms: list[Object] = []
    for block in blocks:
        with Pdf.open(BytesIO(block)) as source:
            forms += sheets(pdf, source)
    return forms
