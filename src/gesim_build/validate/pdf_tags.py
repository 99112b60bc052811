"""The structure of a finished PDF as a reader meets it: elements with their text, links and descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from gesim_build.validate.known_pages import KnownPages
from gesim_build.validate.pdf_content import ARTIFACT, PageTexts, said

# What is in a line of text; the text of all others is a block of its own.
INLINE = frozenset(("Span", "Link", "Code", "Em", "Strong", "Quote", "Reference"))


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element.

    ``pieces`` are its texts and the elements within, in reading order. ``alternative`` and ``actual`` are what is
    said instead of it, ``targets`` where its link areas lead, those that are on a page: ``#name`` or an address.
    ``page`` is the number, from 0, of the page of its first text, -1 if it has none.
    """

    role: str
    pieces: tuple[str | Tag, ...]
    alternative: str
    actual: str
    targets: tuple[str, ...]
    page: int

    def tags(self) -> Iterator[Tag]:
        """This element and all within it, in order."""
        yield self
        for piece in self.pieces:
            if isinstance(piece, Tag):
                yield from piece.tags()


_BOLD = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader finds in a PDF.

    ``tags`` are the elements of the document, ``outline`` the bookmarks with the name they lead to and their level
    from 1, which those of a part of the book do not count for. ``destinations`` are the names that lead to a page that
    is there. ``artifacts`` is the text outside the structure, page by page; ``fields`` are what is said of each place
    to fill in, and what is written there already; ``title`` and ``subject`` are those of the file.
    """

    tags: tuple[Tag, ...]
    outline: tuple[tuple[str, str, int], ...]
    destinations: frozenset[str]
    artifacts: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    title: str
    subject: str


def read_pdf(content: bytes, pieces: Iterable[bytes] = ()) -> Reading:
    """Read the bytes of a PDF. What is not there is not found: nothing is raised for a damaged structure.

    ``pieces`` are what `read_piece` has found in those that it was bound of: their pages need not be read again.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        reader = _Reader(pdf, KnownPages(pieces))
        return Reading(
            tags=tuple(reader.document()),
            outline=tuple(_bookmarks(pdf.Root.get(Name.Outlines), 1)),
            destinations=frozenset(reader.destinations()),
            artifacts=tuple(texts.get(ARTIFACT, "") for texts in reader.texts),
            fields=tuple(reader.fields()),
            title=str(pdf.docinfo.get(Name.Title, "")),
            subject=str(pdf.docinfo.get(Name.Subject, "")),
        )


class _Reader:
    """A file while it is read."""

    def __init__(self, pdf: Pdf, known: KnownPages) -> None:
        self._root = pdf.Root
        pages = [page.obj for page in pdf.pages]
        contents = PageTexts(known.shown)
        self.texts = [contents.read(page) for page in pages]
        self._numbers = {page.objgen: number for number, page in enumerate(pages)}
        self._areas = [area for page in pages for area in _listed(page.get(Name.Annots))]
        self._on_pages = {area.objgen for area in self._areas}

    def document(self) -> Iterator[Tag]:
        """The elements below the one that is the whole document."""
        tree = self._root.get(Name.StructTreeRoot)
        for document in _listed(tree.get(Name.K)) if tree is not None else ():
            for kid in _listed(document.get(Name.K)):
                if isinstance(kid, Dictionary) and Name.S in kid:
                    yield self._tag(kid, -1)

    def fields(self) -> Iterator[tuple[str, str]]:
        """Label and value of the fields whose area is on a page."""
        for area in self._areas:
            if area.get(Name.Subtype) == Name.Widget:
                value = area.get(Name.V)
                yield str(area.get(Name.TU, "")), str(value) if isinstance(value, String) else ""

    def destinations(self) -> Iterator[str]:
        """The names of the name tree whose page is in the file."""
        names = self._root.get(Name.Names)
        nodes = [names.Dests] if names is not None and Name.Dests in names else []
        while nodes:
            node = nodes.pop()
            nodes += _listed(node.get(Name.Kids))
            pairs = _listed(node.get(Name.Names))
            for name, place in zip(pairs[::2], pairs[1::2], strict=False):
                if place[0].objgen in self._numbers:
                    yield str(name)

    def _tag(self, element: Any, page: int) -> Tag:
        page = self._numbers.get(element.Pg.objgen, -1) if Name.Pg in element else page
        pieces: list[str | Tag] = []
        targets: list[str] = []
        first = -1
        for kid in _listed(element.get(Name.K)):
            if isinstance(kid, Dictionary) and Name.S in kid:
                pieces.append(tag := self._tag(kid, page))
                first = tag.page if first < 0 else first
            elif isinstance(kid, Dictionary) and Name.Obj in kid:
                targets += _target(kid.Obj) if kid.Obj.objgen in self._on_pages else []
            else:
                number, text = self._content(kid, page)
                pieces.append(text)
                first = number if first < 0 and text else first
        return Tag(
            role=str(element.S)[1:],
            pieces=tuple(pieces),
            alternative=str(element.get(Name.Alt, "")),
            actual=str(element.get(Name.ActualText, "")),
            targets=tuple(targets),
            page=first,
        )

    def _content(self, kid: Any, page: int) -> tuple[int, str]:
        """The page and the text of a piece of marked content: a number, or a dictionary that names another page."""
        if isinstance(kid, Dictionary):
            page = self._numbers.get(kid.Pg.objgen, -1) if Name.Pg in kid else page
            kid = kid.get(Name.MCID)
        return page, self.texts[page].get(int(kid), "") if page >= 0 and kid is not None else ""


def own_text(tag: Tag) -> str:
    """The text of an element without that of the blocks within it; what is said instead, if there is that."""
    if tag.actual and tag.role not in INLINE:
        return tag.actual
    shown = "".join(
        piece if isinstance(piece, str) else own_text(piece) if piece.role in INLINE else "" for piece in tag.pieces
    )
    return said(tag.actual, shown) if tag.actual else shown


def _target(annotation: Any) -> list[str]:
    if Name.Dest in annotation:
        return [f"#{annotation.Dest}"]
    action = annotation.get(Name.A)
    return [str(action.URI)] if action is not None and Name.URI in action else []


def _bookmarks(parent: Any, level: int) -> Iterator[tuple[str, str, int]]:
    item = parent.get(Name.First) if parent is not None else None
    while item is not None:
        yield str(item.get(Name.Title, "")), str(item.get(Name.Dest, "")), level
        # What is in bold type is a part of the book: its chapters are as far up as those of other books.
        yield from _bookmarks(item, level if int(item.get(Name.F, 0)) & _BOLD else level + 1)
        item = item.get(Name.Next)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
