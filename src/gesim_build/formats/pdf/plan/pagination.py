"""The order of the book's pages: which piece goes where, which pages stay blank, what each page is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gesim_build.model import DIVIDER, EXAMPLE
from gesim_build.own_ids import own_id
from gesim_build.print_spec import ANY, RIGHT
from gesim_build.roman import roman

COVER, BACK, CONTENTS, QUICK = (own_id("", name) for name in ("cover", "back-cover", "contents", "quick"))
IMPRINT = "imprint"
# What is on a left-hand page: on the back of the cover's leaf, or of one of the next, and of the last one.
_LEFT_HAND = frozenset((QUICK, IMPRINT, BACK))
# What begins on a right-hand page wherever chapters do: what is copied as a sheet of its own, and the page of a part.
_RIGHT_HAND = frozenset((COVER, "form", EXAMPLE, DIVIDER))


@dataclass(frozen=True, slots=True)
class Extent:
    """One piece to be placed: its id, its kind (that of a cover, ``imprint`` or a part's) and how many pages it has."""

    id: str
    kind: str
    pages: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the book.

    ``piece`` is the id of what is on it, "" for a blank, ``page`` the page within the piece, ``label`` its folio
    as readers cite it. ``has_head`` and ``has_folio`` say what furniture is laid over it.
    """

    piece: str
    page: int
    label: str
    has_head: bool = False
    has_folio: bool = False


@dataclass(frozen=True, slots=True)
class PageMap:
    """All pages in order. ``body`` is the index of the first page with an arabic folio."""

    pages: tuple[Page, ...]
    body: int

    def first(self, piece: str) -> int:
        """The index of a piece's first page."""
        return next(index for index, page in enumerate(self.pages) if page.piece == piece)


def begins_anywhere(kind: str, chapters_start: str) -> bool:
    """Whether what is of this kind begins on whichever page comes next."""
    return chapters_start == ANY and kind not in _RIGHT_HAND and kind not in (QUICK, IMPRINT)


def paginate(front: Sequence[Extent], body: Sequence[Extent], chapters_start: str = RIGHT) -> PageMap:
    """Lay the pieces out in order, each beginning on a right-hand page; but see `_LEFT_HAND`.

    Where chapters may start on ``any`` page, so do all pieces but forms and pages of parts. The front matter is counted
    in roman numerals from the cover on, the body in arabic ones from 1, which is a right-hand page.
    """
    before = _fill(front, chapters_start)
    if len(before) % 2:
        before.append(("", 0, ""))
    after = _fill(body, chapters_start)
    pages = [_page(*place, roman(number)) for number, place in enumerate(before, start=1)]
    pages += [_page(*place, str(number)) for number, place in enumerate(after, start=1)]
    return PageMap(tuple(pages), len(before))


def flowing(extents: Sequence[Extent]) -> PageMap:
    """Lay the pieces out in order, each on a new page, all counted in arabic numerals from 1."""
    places = ((extent.id, page, extent.kind) for extent in extents for page in range(extent.pages))
    return PageMap(tuple(_page(*place, str(number)) for number, place in enumerate(places, start=1)), 0)


def bare(page_map: PageMap) -> PageMap:
    """The same pages with nothing laid over them."""
    pages = (replace(page, has_head=False, has_folio=False) for page in page_map.pages)
    return PageMap(tuple(pages), page_map.body)


def padded(page_map: PageMap, multiple: int) -> PageMap:
    """The same pages with counted blanks after them up to a multiple: sheets are printed and folded whole."""
    last = len(page_map.pages) - page_map.body
    blanks = (Page("", 0, str(last + number)) for number in range(1, -len(page_map.pages) % multiple + 1))
    return PageMap((*page_map.pages, *blanks), page_map.body)


def _fill(extents: Sequence[Extent], chapters_start: str) -> list[tuple[str, int, str]]:
    """Piece, page and kind of each page; blanks where a piece would not begin on its side of the sheet."""
    places: list[tuple[str, int, str]] = []
    for extent in extents:
        wanted = 1 if extent.kind in _LEFT_HAND else 0
        if not begins_anywhere(extent.kind, chapters_start) and len(places) % 2 != wanted:
            places.append(("", 0, ""))
        places += [(extent.id, page, extent.kind) for page in range(extent.pages)]
    return places


def _page(piece: str, page: int, kind: str, label: str) -> Page:
    """Nothing is laid over covers, blanks and the first page of a part, but a form has its folio there."""
    furnished = bool(piece) and kind not in (COVER, QUICK, IMPRINT, BACK) and page > 0
    return Page(piece, page, label, furnished, furnished or kind in ("form", EXAMPLE))
