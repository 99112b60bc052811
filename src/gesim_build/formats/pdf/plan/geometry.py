"""The page in numbers: what ``templates/print/trim/NAME.css`` says of it, and what follows from that.

Style sheets write the measures as ``var(--reach)``; moving what fell on left-hand pages, placing folios and judging
what fits needs the same numbers here. All are millimetres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

# Of a page's lines. Checklists are copied and warnings read alone: a box of up to that share of a page stays whole.
WHOLE_SHARE = 0.58
BASELINE = 14.5 * 25.4 / 72
# A millimetre of a line of 9.8 pt Noto Serif holds about half a letter.
CHARACTERS_PER_MM = 62 / 122
# What a sheet for furniture and covers must be lower than its page, or the engine begins another.
SLACK = 1.0
# Above and below a picture as high as its page: for a heading and a caption.
CAPTION = 40.0
# The part of the width that the glossary's terms have.
TERM = 52 / 164
# The motif of the cover: how far it runs over each edge, and its height for its width.
OVERHANG = 6.0
MOTIF_SHAPE = 150 / 480


@dataclass(frozen=True, slots=True)
class Geometry:
    """The measures of a trim size, and the bleed around it (0: none), in millimetres.

    ``inner`` and ``outer`` are margins; between them stand the text, ``gap`` and ``side``, the column of labels and
    captions. Where ``side`` is 0 there is no such column. ``band`` and ``tab`` are the widths of a chapter's band and
    thumb tab.
    """

    page_width: float
    page_height: float
    inner: float
    outer: float
    head: float
    foot: float
    gap: float
    side: float
    band: float
    tab: float
    bleed: float = 0.0

    @property
    def text(self) -> float:
        """The width of the text column."""
        return self.spread - self.reach

    @property
    def spread(self) -> float:
        """The width of text and side column together."""
        return self.page_width - self.inner - self.outer

    @property
    def reach(self) -> float:
        """How far wide blocks reach over the edge of the text."""
        return self.gap + self.side

    @property
    def stacked(self) -> bool:
        """Is there no side column, so that labels stand above what they label?"""
        return self.side == 0

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.page_height - self.head - self.foot

    @property
    def lines(self) -> float:
        """How many lines of text a page holds."""
        return self.depth / BASELINE

    @property
    def area(self) -> float:
        """What text and side column cover, in square centimetres."""
        return self.spread * self.depth / 100

    @property
    def whole_lines(self) -> int:
        """The most lines a box may have that is not broken over two pages."""
        return int(self.lines * WHOLE_SHARE)

    @property
    def characters_per_line(self) -> int:
        """About how many letters of running text a line holds."""
        return round(self.text * CHARACTERS_PER_MM)

    def tokens(self) -> dict[str, str]:
        """All measures by the names that style sheets call them, as CSS lengths."""
        derived = {
            "text": self.text,
            "spread": self.spread,
            "reach": self.reach,
            "picture": self.depth - CAPTION,
            "out": -self.reach,
            "beside": self.outer + self.reach,
            "term": self.spread * TERM,
            "head-line": self.head / 2,
            "sheet-height": self.page_height - SLACK,
            "bled-off": -self.bleed,
            "bled-width": self.page_width + 2 * self.bleed,
            "bled-height": self.page_height + 2 * self.bleed,
            "band-top": -self.head - self.bleed,
            "band-left": self.page_width - self.inner - self.band,
            "band-width": self.band + self.bleed,
            "tab-left": self.page_width - self.tab,
            "tab-width": self.tab + self.bleed,
            "motif-width": self.page_width + 2 * OVERHANG,
            "motif-height": (self.page_width + 2 * OVERHANG) * MOTIF_SHAPE,
        }
        own = {name.replace("_", "-"): value for name, value in asdict(self).items()}
        return {name: f"{round(value, 3):g}mm" for name, value in (own | derived).items()}


def geometry_of(values: Mapping[str, str], bleed: float = 0.0) -> Geometry:
    """The geometry that the tokens of a trim size describe. Raises KeyError when one of them is missing."""
    names = (name for name in Geometry.__dataclass_fields__ if name != "bleed")
    return Geometry(**{name: float(values[name.replace("_", "-")].removesuffix("mm")) for name in names}, bleed=bleed)
