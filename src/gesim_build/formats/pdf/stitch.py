"""Joins the pieces of the book into one file: pages, structure, destinations, bookmarks, furniture, metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from gesim_build.formats.pdf.job import Piece
from gesim_build.formats.pdf.metadata import write_metadata
from gesim_build.formats.pdf.outline import page_labels, write_outline
from gesim_build.formats.pdf.overlay import FOLIO_FOOT, FOLIO_LEFT, FOLIO_RIGHT, PAGE, Sheet, lay_over, sheets
from gesim_build.formats.pdf.pagination import PageMap
from gesim_build.formats.pdf.plan import Bookmark, Furniture, Metadata
from gesim_build.formats.pdf.structure import Structure


def stitch(
    pieces: Mapping[str, Piece],
    page_map: PageMap,
    furniture: Furniture | None,
    outline: Sequence[Bookmark],
    metadata: Metadata,
) -> bytes:
    """The finished PDF. ``pieces`` are by id, in the order of the book. Nothing is laid over a file of one piece."""
    pdf = Pdf.new()
    structure = Structure(pdf)
    _add_pages(pdf, structure, pieces, page_map)
    structure.finish()
    if furniture is not None:
        _furnish(pdf, page_map, furniture)
    pdf.Root.Names = Dictionary(Dests=_destinations(pdf, pieces, page_map))
    write_outline(pdf, outline)
    pdf.Root.PageLabels = page_labels(page_map.body)
    write_metadata(pdf, metadata)
    output = BytesIO()
    pdf.save(
        output,
        min_version="1.7",
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return output.getvalue()


def _add_pages(pdf: Pdf, structure: Structure, pieces: Mapping[str, Piece], page_map: PageMap) -> None:
    for leaf in page_map.leaves:
        if not leaf.piece:
            pdf.add_blank_page(page_size=PAGE)
        elif leaf.page == 0:
            with Pdf.open(BytesIO(pieces[leaf.piece].pdf)) as piece:
                structure.renumber(piece)
                for page in piece.pages:
                    pdf.pages.append(page)
                structure.add(piece)
                if Name.AcroForm in piece.Root:
                    pdf.Root.AcroForm = pdf.copy_foreign(piece.Root.AcroForm)
    for page in pdf.pages:
        page.obj.Tabs = Name.S


def _destinations(pdf: Pdf, pieces: Mapping[str, Piece], page_map: PageMap) -> Dictionary:
    """The name tree of all anchors. Where an id stands twice the first counts."""
    pages = [page.obj for page in pdf.pages]
    places: dict[str, Array] = {}
    for name, piece in pieces.items():
        first = page_map.first(name)
        for anchor, place in piece.anchors.items():
            destination = Array([pages[first + place.page], Name.XYZ, None, place.y + 6, None])
            places.setdefault(anchor, destination)
    keys = sorted((bytes(String(anchor)), anchor) for anchor in places)
    pairs = [item for _, anchor in keys for item in (String(anchor), places[anchor])]
    leaf = pdf.make_indirect(Dictionary(Limits=Array([pairs[0], pairs[-2]]), Names=Array(pairs)))
    return pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _furnish(pdf: Pdf, page_map: PageMap, furniture: Furniture) -> None:
    with Pdf.open(BytesIO(furniture.heads)) as source:
        heads = sheets(pdf, source)
    roman, arabic = _folios(pdf, furniture.roman), _folios(pdf, furniture.arabic)
    for index, leaf in enumerate(page_map.leaves):
        number = index if index < page_map.body else index - page_map.body
        folios = roman if index < page_map.body else arabic
        over = []
        if leaf.has_head:
            over.append(Sheet(heads[2 * furniture.order.index(leaf.piece) + (index + 1) % 2], "Header"))
        if leaf.has_folio:
            over.append(Sheet(folios[number], "Footer", FOLIO_LEFT if index % 2 else FOLIO_RIGHT, FOLIO_FOOT))
        lay_over(pdf, pdf.pages[index].obj, over)


def _folios(pdf: Pdf, blocks: Sequence[bytes]) -> list[Object]:
    forms: list[Object] = []
    for block in blocks:
        with Pdf.open(BytesIO(block)) as source:
            forms += sheets(pdf, source)
    return forms
