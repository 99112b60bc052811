"""Joins the pieces of the book into one file: pages, structure, destinations, bookmarks, furniture, metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, NameTree, Object, ObjectStreamMode, Pdf

from gesim_build.formats.pdf.merge.metadata import write_metadata
from gesim_build.formats.pdf.merge.outline import page_labels, write_outline
from gesim_build.formats.pdf.merge.pages import add_pages, furnish
from gesim_build.formats.pdf.merge.structure import Structure
from gesim_build.formats.pdf.plan.bookmarks import Bookmark
from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.languages.direction import direction_of


def stitch(
    pieces: Mapping[str, Piece],
    page_map: PageMap,
    furniture: Furniture | None,
    outline: Sequence[Bookmark],
    metadata: Metadata,
    page: Geometry,
) -> bytes:
    """The finished PDF. ``pieces`` are by id, in the order of the book. Nothing is laid over a file of one piece."""
    pdf = Pdf.new()
    structure = Structure(pdf)
    add_pages(pdf, pieces, page_map, page, structure)
    for each in pdf.pages:
        each.obj.Tabs = Name.S
    structure.finish()
    if furniture is not None:
        furnish(pdf, page_map, furniture, page, direction_of(metadata.language))
    pdf.Root.Names = Dictionary(Dests=_destinations(pdf, pieces, page_map))
    write_outline(pdf, outline)
    pdf.Root.PageLabels = page_labels(pdf, page_map.body)
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


def _destinations(pdf: Pdf, pieces: Mapping[str, Piece], page_map: PageMap) -> Object:
    """The name tree of all anchors. Where an id is used twice the first counts."""
    pages = [page.obj for page in pdf.pages]
    places: dict[str, Array] = {}
    for name, piece in pieces.items():
        first = page_map.first(name)
        for anchor, place in piece.anchors.items():
            destination = Array([pages[first + place.page], Name.XYZ, None, place.y + 6, None])
            places.setdefault(anchor, destination)
    tree = NameTree.new(pdf)
    for anchor in sorted(places):
        tree[anchor] = places[anchor]
    return tree.obj
