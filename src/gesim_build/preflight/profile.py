"""What a print shop wants, in one place: every limit that a rule compares with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gesim_build.print_spec import TRIMS, PrintSpec


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of how the book is printed, and those of the kind of file. Lengths are millimetres.

    ``small_type`` is in points: type below it is printed in black alone, as are lines thinner than ``fine_line``
    points. ``ink_dpi`` is the resolution at which ink is measured.
    """

    print_spec: PrintSpec = field(default_factory=PrintSpec)
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
        return TRIMS[self.print_spec.trim]


def profile_of(print_spec: PrintSpec) -> Profile:
    """The profile for how a book is printed. It needs no ICC profile: a file brings its own."""
    return Profile(replace(print_spec, profile=b""))
