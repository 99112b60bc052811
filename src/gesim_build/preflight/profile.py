"""What a print shop wants, in one place: every limit that a rule compares with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gesim_build.press import TRIMS, Press


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of how the book is printed, and those of the kind of file. Lengths are millimetres.

    ``small_type`` is in points: type below it is printed in black alone, as are lines thinner than ``fine_line``
    points. ``ink_dpi`` is the resolution at which ink is measured.
    """

    press: Press = field(default_factory=Press)
    colour_space: str = "/DeviceCMYK"
    condition: str = "FOGRA39"
    version: str = "PDF/X-4"
    pdf_version: str = "1.6"
    small_type: float = 14.0
    fine_line: float = 0.5
    ink_dpi: int = 40
    tolerance: float = 0.1
    spine_tolerance: float = 0.5

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height of a page."""
        return TRIMS[self.press.trim]


def profile_of(press: Press) -> Profile:
    """The profile for how a book is printed. It needs no ICC profile: a file brings its own."""
    return Profile(replace(press, profile=b""))
