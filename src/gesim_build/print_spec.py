"""How a book is printed and bound: its sizes, its spine, and what the files for a print shop are called."""

from __future__ import annotations

from dataclasses import dataclass

# The sizes that books are cut to: width and height in millimetres (ISO 216).
TRIMS = {"A4": (210.0, 297.0), "B5": (176.0, 250.0), "A5": (148.0, 210.0)}
# The kinds of files: all pages but the cover; back, spine and front as one sheet.
INTERIOR, COVER = "interior", "cover"


@dataclass(frozen=True, slots=True)
class PrintSpec:
    """How the book is printed and bound.

    ``trim`` names the size it is cut to, a key of `TRIMS`; ``bleed`` is what is printed beyond it in millimetres,
    ``multiple`` what the number of pages must be a multiple of. ``paper_gsm`` is the weight of the paper in grams per
    square metre, ``paper_volume`` its bulk in cubic centimetres per gram, ``spine_extra`` what cover and glue add, in
    millimetres. ``max_ink`` is the most ink in percent, all four together, ``min_dpi`` the least resolution of images
    at their printed size. ``profile`` is the ICC profile of the printing condition: empty unless print files are made.
    """

    trim: str = "A4"
    bleed: float = 3.0
    multiple: int = 4
    paper_gsm: float = 90.0
    paper_volume: float = 1.1
    spine_extra: float = 0.0
    max_ink: float = 300.0
    min_dpi: float = 300.0
    profile: bytes = b""

    @property
    def leaf(self) -> float:
        """How thick a leaf is, two pages: millimetres."""
        return self.paper_gsm * self.paper_volume / 1000

    def spine(self, pages: int) -> float:
        """How thick a book of so many pages is: millimetres, to a hundredth."""
        return round(pages / 2 * self.leaf + self.spine_extra, 2)


def file_of(stem: str, kind: str) -> str:
    """What a file is called: ``STEM-interior.pdf`` or ``STEM-cover.pdf``."""
    return f"{stem}{_ending(kind)}"


def kind_of(name: str) -> str:
    """What a file holds, by its name: a cover's ends in ``-cover.pdf``, all others are insides."""
    return COVER if name.endswith(_ending(COVER)) else INTERIOR


def stem_of(name: str) -> str:
    """What the names of all files of one book begin with: the name without the ending that says its kind."""
    return name.removesuffix(_ending(kind_of(name)))


def _ending(kind: str) -> str:
    return f"-{kind}.pdf"
