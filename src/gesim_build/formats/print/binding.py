"""Joins the pages for a press and takes away what belongs to a screen: links, bookmarks, colour spaces of light."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream

from gesim_build.formats.pdf.merge.outline import page_labels
from gesim_build.formats.pdf.merge.pages import add_pages, furnish
from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.formats.print.metadata import write_metadata
from gesim_build.formats.print.tasks import PrintFile

# PDF/X-4 is built on this version of PDF (ISO 15930-7, 6.1).
VERSION = "1.6"
ON_SCREEN = (Name.Annots, Name.Tabs, Name.StructParents)
# What the engine declares in each piece and no page uses.
UNUSED_SPACES = frozenset(("/lab-d50", "/lab-d65"))


def bind(pieces: Mapping[str, Piece], page_map: PageMap, furniture: Furniture | None, file: PrintFile) -> bytes:
    """The finished PDF. ``pieces`` are by id, in the order of the book."""
    pdf = Pdf.new()
    add_pages(pdf, pieces, page_map, file.page)
    if furniture is not None:
        furnish(pdf, page_map, furniture, file.page)
    for page in pdf.pages:
        for key in ON_SCREEN:
            if key in page.obj:
                del page.obj[key]
        # All that is printed beyond the trim is bleed; the engine says so of the first ten points only.
        page.obj.BleedBox = page.obj.MediaBox
    _drop_unused_spaces(pdf)
    _drop_idle_groups(pdf)
    pdf.Root.PageLabels = page_labels(pdf, page_map.body)
    write_metadata(pdf, file, b"".join(piece.pdf for piece in pieces.values()))
    output = BytesIO()
    pdf.save(
        output,
        force_version=VERSION,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return output.getvalue()


def _drop_unused_spaces(pdf: Pdf) -> None:
    """Take the declarations of colour spaces that nothing uses out of all resources."""
    for resources in pdf.objects:
        spaces = resources.get(Name.ColorSpace) if isinstance(resources, Dictionary) else None
        if isinstance(spaces, Dictionary) and set(spaces.keys()) <= UNUSED_SPACES:
            del resources[Name.ColorSpace]


def _drop_idle_groups(pdf: Pdf) -> None:
    """Make plain forms of transparency groups when nothing in the file is transparent.

    The engine puts the words of drawings into groups, and within a group black cannot overprint what lies under it.
    """
    things = [thing for thing in pdf.objects if isinstance(thing, (Dictionary, Stream))]
    if any(Name.SMask in thing for thing in things) or any(map(_is_transparent, _states(things))):
        return
    for thing in things:
        if thing.get(Name.Subtype) == Name.Form and Name.Group in thing:
            del thing[Name.Group]


def _states(things: Iterable[Object]) -> Iterator[Object]:
    """Every dictionary of graphics state parameters."""
    for thing in things:
        for holder in (thing, thing.get(Name.Resources)):
            if isinstance(holder, Dictionary | Stream):
                yield from holder.get(Name.ExtGState, Dictionary()).values()


def _is_transparent(state: Object) -> bool:
    blended = state.get(Name.BM, Name.Normal) != Name.Normal or state.get(Name.SMask, Name("/None")) != Name("/None")
    return bool(blended or state.get(Name.ca, 1) < 1 or state.get(Name.CA, 1) < 1)
