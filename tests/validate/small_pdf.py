"""PDFs of a few tagged texts made by hand: what an inspection reads in each is known to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(frozen=True)
class Element:
    """A structure element: a role, and its kids; see `Writer.element` for the others.

    A kid is a text on the page of the element, an element, or a text on another page with the number of that page.
    """

    role: str
    kids: tuple[Any, ...] = ()
    page: int = 0
    alternative: str = ""
    actual: str = ""
    # Where its link areas lead: "#name" or an address.
    targets: tuple[str, ...] = ()


Kid = str | Element | tuple[str, int]


def tag(role: str, *kids: Kid, **more: Any) -> Element:
    """An element with its texts and elements."""
    return Element(role, kids, **more)


# Title, the name it leads to, and the bookmarks below it.
Bookmark = tuple[str, str, Sequence[Any]]


@dataclass(frozen=True)
class Drawn:
    """What a PDF is made of: elements, texts outside of them by page, names with their page, bookmarks, fields."""

    elements: Sequence[Element] = ()
    artifacts: Sequence[str] = ()
    destinations: Sequence[tuple[str, int]] = ()
    outline: Sequence[Bookmark] = ()
    fields: Sequence[tuple[str | None, str | None]] = ()
    title: str = ""
    subject: str = ""
    pages: int = 1
    # Names that lead to a page that is not in the file, and link areas that are on none.
    lost_destinations: Sequence[str] = ()
    lost_areas: Sequence[str] = field(default=())


def pdf_of(drawn: Drawn) -> bytes:
    """The bytes of a PDF."""
    with pikepdf.new() as pdf:
        return _Writer(pdf, drawn).written()


# Two bytes a letter, the letter's own number.
_CMAP = b"1 beginbfrange <0000><ffff><0000> endbfrange"


class _Writer:
    """A PDF while it is made."""

    def __init__(self, pdf: pikepdf.Pdf, drawn: Drawn) -> None:
        self._pdf, self._drawn, self._fields = pdf, drawn, Array()
        font = pdf.make_indirect(Dictionary(Type=Name.Font, ToUnicode=pdf.make_stream(_CMAP)))
        self._contents: list[list[bytes]] = [[] for _ in range(drawn.pages)]
        for _ in range(drawn.pages):
            pdf.add_blank_page()
        self._pages = [page.obj for page in pdf.pages]
        for page in self._pages:
            page.Resources = Dictionary(Font=Dictionary(F1=font))

    def written(self) -> bytes:
        pdf, drawn = self._pdf, self._drawn
        document = pdf.make_indirect(Dictionary(S=Name.Document))
        document.K = Array([self.element(element) for element in drawn.elements])
        pdf.Root.StructTreeRoot = Dictionary(K=document)
        for number, text in enumerate(drawn.artifacts):
            self._contents[number].append(b"/Artifact BMC %s EMC" % self._shown(text))
        for number, page in enumerate(self._pages):
            page.Contents = pdf.make_stream(b"\n".join(self._contents[number]))
        for label, value in drawn.fields:
            self._field(label, value)
        if drawn.destinations or drawn.lost_destinations:
            pdf.Root.Names = Dictionary(Dests=self._names())
        if drawn.outline:
            pdf.Root.Outlines = Dictionary()
            self._bookmarks(pdf.Root.Outlines, drawn.outline)
        if drawn.title or drawn.subject:
            pdf.docinfo[Name.Title], pdf.docinfo[Name.Subject] = drawn.title, drawn.subject
        output = BytesIO()
        pdf.save(output)
        return output.getvalue()

    def element(self, element: Element) -> Any:
        """An element of the structure, with what it draws on its page and its link areas."""
        page = self._pages[element.page]
        kids = [self._kid(kid, element.page) for kid in element.kids]
        kids += [Dictionary(Obj=self._area(target, page)) for target in element.targets]
        made = self._pdf.make_indirect(Dictionary(S=Name(f"/{element.role}"), Pg=page))
        # One kid may be without a list around it.
        made.K = kids[0] if len(kids) == 1 else Array(kids)
        if element.alternative:
            made.Alt = String(element.alternative)
        if element.actual:
            made.ActualText = String(element.actual)
        return made

    def _kid(self, kid: Kid, number: int) -> Any:
        if isinstance(kid, Element):
            return self.element(kid)
        if isinstance(kid, tuple):
            text, number = kid
            return Dictionary(MCID=self._marked(text, number), Pg=self._pages[number])
        mcid = self._marked(kid, number)
        # Now a number, now a dictionary with the page, as programs write both.
        return mcid if mcid % 2 else Dictionary(MCID=mcid, Pg=self._pages[number])

    def _marked(self, text: str, number: int) -> int:
        """Draw a text on a page; the number of its marked content."""
        mcid = len(self._contents[number])
        self._contents[number].append(b"/P <</MCID %d>> BDC %s EMC" % (mcid, self._shown(text)))
        return mcid

    def _shown(self, text: str) -> bytes:
        return b"BT /F1 9 Tf [<%s>] TJ ET" % text.encode("utf-16-be").hex().encode()

    def _area(self, target: str, page: Any) -> Any:
        area = Dictionary(Subtype=Name.Link)
        if target.startswith("#"):
            area.Dest = String(target[1:])
        else:
            area.A = Dictionary(S=Name.URI, URI=String(target))
        made = self._pdf.make_indirect(area)
        if target not in self._drawn.lost_areas:
            page.Annots = Array([*page.get(Name.Annots, ()), made])
        return made

    def _field(self, label: str | None, value: str | None) -> None:
        page = self._pages[0]
        area = Dictionary(Subtype=Name.Widget)
        if label is not None:
            area.TU = String(label)
        area.V = Name.Off if value is None else String(value)
        made = self._pdf.make_indirect(area)
        page.Annots = Array([*page.get(Name.Annots, ()), made])
        self._fields.append(made)
        self._pdf.Root.AcroForm = Dictionary(Fields=self._fields)

    def _names(self) -> Any:
        """A name tree of two leaves below another node."""
        places: list[tuple[str, Any]] = [(name, self._pages[number]) for name, number in self._drawn.destinations]
        nowhere = self._pdf.make_indirect(Dictionary(Type=Name.Page))
        places += [(name, nowhere) for name in self._drawn.lost_destinations]
        pairs = [(String(name), Array([page, Name.Fit])) for name, page in places]
        leaves = [Dictionary(Names=Array([one for pair in some for one in pair])) for some in (pairs[:2], pairs[2:])]
        return Dictionary(Kids=Array([self._pdf.make_indirect(leaf) for leaf in leaves]))

    def _bookmarks(self, parent: Any, rows: Sequence[Bookmark]) -> None:
        before = None
        for title, name, below in rows:
            item = self._pdf.make_indirect(Dictionary(Title=String(title), Dest=String(name)))
            if before is None:
                parent.First = item
            else:
                before.Next = item
            if below:
                self._bookmarks(item, below)
            before = item
