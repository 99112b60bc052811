"""Sets the numbers of pages into the pieces that say them, when the page of every id is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from pikepdf import Array, Dictionary, Name, Pdf

from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.page_slot import BACK, MOVED, NUMBER, OPEN_PLACE, Glyph, PageSlot
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.lengths import PT_PER_PX

_OPEN = re.compile(OPEN_PLACE.format(r"(\d+)", r"(\w+)").encode("ascii"))


def pages_of_ids(pieces: Mapping[str, Piece], page_map: PageMap) -> dict[str, int]:
    """The index of the page on which each id begins. Where one is used twice the first counts."""
    pages: dict[str, int] = {}
    for name, piece in pieces.items():
        first = page_map.first(name)
        for anchor, place in piece.anchors.items():
            pages.setdefault(anchor, first + place.page)
    return pages


@dataclass(frozen=True, slots=True)
class _Filled:
    """A slot with the number that it says, "" where it is left out, and how far the rest of its line is moved."""

    slot: PageSlot
    label: str

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        return tuple(self.slot.glyphs[letter] for letter in self.label if letter in self.slot.glyphs)

    @property
    def width(self) -> float:
        return sum(glyph.width for glyph in self.glyphs)

    @property
    def moved(self) -> float:
        """In pixels, to the left."""
        return max(self.slot.width - self.width, 0.0) if self.label else self.slot.whole

    def in_place_of(self, what: str) -> str:
        """The operators in place of one comment."""
        if what == MOVED:
            return f"1 0 0 1 {-self.moved:.3f} 0 cm"
        if what == BACK:
            return f"1 0 0 1 {self.moved:.3f} 0 cm"
        if not self.label:
            return ""
        return self._digits() if what == NUMBER else self.slot.shown[int(what)]

    def _digits(self) -> str:
        """The number, as narrow as its place where it has more digits than that."""
        runs = groupby(self.glyphs, key=lambda glyph: glyph.font)
        shown = "\n".join(f"{font}\n[{''.join(glyph.shown for glyph in run)}] TJ" for font, run in runs)
        if self.width <= self.slot.width:
            return shown
        return f"{100 * self.slot.width / self.width:.2f} Tz\n{shown}\n100 Tz"


def set_page_numbers(pdf: Pdf, piece: Piece, first: int, page_map: PageMap, pages: Mapping[str, int]) -> None:
    """Set the numbers of other pages into a piece, in place: the pages of ``pdf``, of which the first has that index.

    A reference to the page that it is on says none where it can do without.
    """
    filled = {number: _filled(slot, first, page_map, pages) for number, slot in piece.slots.items()}
    for number in sorted({slot.page for slot in piece.slots.values()}):
        page = pdf.pages[number].obj
        content = _OPEN.sub(lambda found: _operators(found, filled), bytes(page.Contents.get_stream_buffer()))
        page.Contents = pdf.make_stream(content)
        _move_links(page, [one for one in filled.values() if one.slot.page == number and one.slot.moves])


def _filled(slot: PageSlot, first: int, page_map: PageMap, pages: Mapping[str, int]) -> _Filled:
    page = pages.get(slot.target, -1)
    if page < 0 or (page == first + slot.page and slot.whole):
        return _Filled(slot, "")
    return _Filled(slot, page_map.pages[page].label)


def _operators(found: re.Match[bytes], filled: Mapping[int, _Filled]) -> bytes:
    number = int(found[1])
    return filled[number].in_place_of(found[2].decode("ascii")).encode("ascii") if number in filled else b""


def _move_links(page: Dictionary, moved: list[_Filled]) -> None:
    """Move the areas of links behind a number with the text that they are of."""
    for area in page.get(Name.Annots, ()):
        left, bottom, right, top = (float(side) for side in area.Rect)
        by = sum(one.moved for one in moved if _is_within((left, bottom, right, top), one.slot.rest)) * PT_PER_PX
        if by:
            area.Rect = Array([round(left - by, 2), bottom, round(right - by, 2), top])


def _is_within(area: tuple[float, ...], rest: tuple[float, ...]) -> bool:
    """Whether an area is on a line, behind a slot: its middle, for it may be higher than the line."""
    middle = (area[1] + area[3]) / 2
    return rest[0] - 1 <= area[0] and area[2] <= rest[2] + 1 and rest[1] <= middle <= rest[3]
