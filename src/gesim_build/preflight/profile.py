"""What a print shop wants, in one place: every limit that a rule compares with."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.model import Press

# The sizes that books are cut to, in millimetres (ISO 216).
TRIMS = {"A4": (210.0, 297.0), "B5": (176.0, 250.0), "A5": (148.0, 210.0)}


@dataclass(frozen=True, slots=True)
class Profile:
    """Lengths are millimetres, unless said otherwise.

    ``trim`` is width and height of a page, ``leaf`` the thickness of two pages, ``spine_extra`` what cover and glue
    add. ``small_type`` is in points: type below it is printed in black alone, as are lines thinner than ``fine_line``
    points. ``ink_dpi`` is the resolution at which ink is measured.
    """

    trim: tuple[float, float] = TRIMS["A4"]
    bleed: float = 3.0
    multiple: int = 4
    leaf: float = 0.099
    spine_extra: float = 0.0
    max_ink: float = 300.0
    min_dpi: float = 300.0
    colour_space: str = "/DeviceCMYK"
    condition: str = "FOGRA39"
    version: str = "PDF/X-4"
    pdf_version: str = "1.6"
    small_type: float = 14.0
    fine_line: float = 0.5
    ink_dpi: int = 40
    tolerance: float = 0.1
    spine_tolerance: float = 0.5

    def spine(self, pages: int) -> float:
        """How thick a book of so many pages is."""
        return pages / 2 * self.leaf + self.spine_extra


def profile_of(press: Press) -> Profile:
    """The profile for how a book is printed."""
    return Profile(
        trim=TRIMS[press.trim],
        bleed=press.bleed,
        multiple=press.multiple,
        leaf=press.leaf,
        spine_extra=press.spine_extra,
        max_ink=press.max_ink,
        min_dpi=press.min_dpi,
    )
