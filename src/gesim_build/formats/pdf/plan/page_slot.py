"""Places in a laid out piece where the number of a page is set when the book is bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# In the content of a page, a comment in place of each thing that depends on the number: `OPEN_PLACE` with the number of
# the slot, and what is there: the place of a text in `PageSlot.shown`, or one of the three below.
OPEN_PLACE = "%page-slot {} {}"
NUMBER, MOVED, BACK = "number", "moved", "back"
# What page numbers consist of: arabic ones, and roman ones of the front matter.
NUMERALS = "0123456789ivxlcdm"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a page number: the operator that sets its font, what is shown, and how wide that is in pixels."""

    font: str
    shown: str
    width: float


@dataclass(frozen=True, slots=True)
class PageSlot:
    """The page number of a reference.

    ``page`` is the page of the piece that it is on, counted from 0, ``target`` the id whose page it says. ``shown`` are
    the operators that show the words around the digits, ``glyphs`` has the characters of its style. ``width`` is
    that of the digits it was laid out with, ``whole`` that of all words, in pixels; 0 where they cannot be left out.
    What follows on the line, in ``rest`` (left, bottom, right, top in points), is moved if it ``moves``.
    """

    page: int
    target: str
    shown: tuple[str, ...]
    glyphs: Mapping[str, Glyph]
    width: float
    whole: float
    moves: bool
    rest: tuple[float, float, float, float]
