"""How a book is printed and bound: its sizes, its spine, and what the files for a print shop are called."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.schema import key

# The sizes of pages: width and height in millimetres (ISO 216, ANSI/ASME Y14.1).
TRIMS = {"A4": (210.0, 297.0), "B5": (176.0, 250.0), "A5": (148.0, 210.0), "Letter": (215.9, 279.4)}
# Where the parts of a book begin: each on a right-hand page, or on whichever comes next.
RIGHT, ANY = "right", "any"
# The kinds of files: all pages but the cover; back, spine and front as one sheet.
INTERIOR, COVER = "interior", "cover"


@dataclass(frozen=True, slots=True)
class PrintSpec:
    """How the book is printed and bound: the table ``[print]`` of the configuration.

    ``trim`` names the size it is cut to, a key of `TRIMS`; ``bleed`` is what is printed beyond it in millimetres,
    ``multiple`` what the number of pages must be a multiple of. ``paper_gsm`` is the weight of the paper in grams per
    square metre, ``paper_volume`` its bulk in cubic centimetres per gram, ``spine_extra`` what cover and glue add, in
    millimetres. ``max_ink`` is the most ink in percent, all four together, ``min_dpi`` the least resolution of images
    at their printed size. Chapters begin on a page of ``chapters_start``, a right-hand one or any. ``profile`` is the
    ICC profile of the printing condition: empty unless print files are made.
    """

    trim: str = key("Size the book is cut to.", default="A4", choices=tuple(TRIMS))
    bleed: float = key("Millimetres printed beyond the trim.", default=3.0, least=0, most=10)
    multiple: int = key("The number of pages is a multiple of this.", default=4, least=1, most=64)
    paper_gsm: float = key("Weight of the paper in g/m².", default=90.0, least=30, most=400)
    paper_volume: float = key("Bulk of the paper in cm³/g.", default=1.1, least=0.5, most=3)
    spine_extra: float = key(
        "Millimetres that cover and glue add to the spine, as the printer says.", default=0.0, least=0, most=10
    )
    max_ink: float = key("Most ink, all four together, in percent.", default=300.0, least=100, most=400)
    min_dpi: float = key("Least dots per inch of images, as printed.", default=300.0, least=72, most=2400)
    chapters_start: str = key(
        "Where chapters begin: each on a right-hand page, or on any.", default=RIGHT, choices=(RIGHT, ANY)
    )
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
