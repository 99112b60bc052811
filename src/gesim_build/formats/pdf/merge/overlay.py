"""Lays furniture over pages: as Pagination artifacts, outside the structure (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.lengths import PT_PER_MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to lay over a page: a form XObject, the kind of artifact, and where its corner goes, in points."""

    form: Object
    kind: str
    x: float = 0.0
    y: float = 0.0


def sheets(pdf: Pdf, furniture: Pdf) -> list[Object]:
    """Every page of the furniture as a form XObject of the book, with what bleeds off it."""
    forms = []
    for page in furniture.pages:
        form = page.as_form_xobject()
        form.BBox = page.mediabox
        forms.append(pdf.copy_foreign(form))
    return forms


def over_the_page(form: Object) -> Sheet:
    """The sheet of a running head and its tab: as large as the page."""
    return Sheet(form, "Header")


def folio_sheet(form: Object, page: Geometry, *, left: bool) -> Sheet:
    """The sheet of a folio at the outer foot of a left-hand or right-hand page."""
    x = page.outer if left else page.page_width - page.outer - page.folio_width
    return Sheet(form, "Footer", x * PT_PER_MM, (page.foot - page.folio_below) * PT_PER_MM)


def lay_over(pdf: Pdf, page: Dictionary, over: list[Sheet]) -> None:
    """Draw the sheets after the page's own content, which must leave the graphics state as it found it."""
    if not over:
        return
    pieces = [_drawing(_name(page, sheet.form), sheet) for sheet in over]
    content = page.Contents
    streams = list(content) if isinstance(content, Array) else [content]
    page.Contents = Array([*streams, pdf.make_stream("\n".join(pieces).encode("ascii"))])


def _name(page: Dictionary, form: Object) -> str:
    """The form's name in the page's resources, which are those of its whole piece."""
    name = f"/Sheet{form.objgen[0]}"
    if Name.XObject not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject[name] = form
    return name


def _drawing(name: str, sheet: Sheet) -> str:
    properties = f"<< /Type /Pagination /Subtype /{sheet.kind} >>"
    return f"/Artifact {properties} BDC q 1 0 0 1 {sheet.x:.3f} {sheet.y:.3f} cm {name} Do Q EMC"
