"""The page in numbers: what ``print/measures.css`` and ``print/trim/NAME.css`` of a theme say of it, and what follows.

Style sheets write the measures as ``var(--reach)``; moving what fell on left-hand pages, placing folios and judging
what fits needs the same numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.lengths import MM_PER_PT

# Millimetres by which a sheet for furniture and covers must be lower than its page, or the engine begins another.
SLACK = 1.0
# What is a number and not a length.
NUMBERS = frozenset(("characters_per_mm", "whole_share", "motif_units", "motif_rise", "spine_leading"))

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(mm|pt)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MM = {"mm": 1.0, "pt": MM_PER_PT}


@dataclass(frozen=True, slots=True)
class Geometry:
    """The measures of a page, by the names that style sheets call them: lengths in millimetres.

    ``inner`` and ``outer`` are margins; between them are the text, ``gap`` and ``side``, the column of labels and
    captions. Where ``side`` is 0 there is no such column. ``band`` and ``tab`` are the widths of a chapter's band and
    thumb tab, ``bleed`` is what is printed beyond the edge. ``templates/print/measures.css`` explains the others.
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
    baseline: float
    characters_per_mm: float
    whole_share: float
    caption_room: float
    first_tab: float
    last_tab: float
    tab_step: float
    tab_height: float
    tab_least: float
    tab_gap: float
    folio_width: float
    folio_below: float
    motif_units: float
    motif_rise: float
    motif_overhang: float
    stripes_beyond: float
    spine_air: float
    spine_smallest: float
    spine_largest: float
    spine_leading: float
    spine_end: float
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
        """Is there no side column, so that labels are above what they label?"""
        return self.side == 0

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.page_height - self.head - self.foot

    @property
    def lines(self) -> float:
        """How many lines of text a page holds."""
        return self.depth / self.baseline

    @property
    def area(self) -> float:
        """What text and side column cover, in square centimetres."""
        return self.spread * self.depth / 100

    @property
    def whole_lines(self) -> int:
        """The most lines a box may have that is not broken over two pages."""
        return int(self.lines * self.whole_share)

    @property
    def characters_per_line(self) -> int:
        """About how many letters of running text a line holds."""
        return round(self.text * self.characters_per_mm)

    @property
    def motif_width(self) -> float:
        """The width of the motif on a cover: it runs over both edges."""
        return self.page_width + 2 * self.motif_overhang

    @property
    def motif_height(self) -> float:
        """Its height."""
        return self.motif_width * self.motif_rise / self.motif_units

    def tokens(self) -> dict[str, str]:
        """What follows from the measures, by the names that style sheets call it, as CSS lengths."""
        derived = {
            "bleed": self.bleed,
            "text": self.text,
            "spread": self.spread,
            "reach": self.reach,
            "picture": self.depth - self.caption_room,
            "out": -self.reach,
            "beside": self.outer + self.reach,
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
            "motif-width": self.motif_width,
            "motif-height": self.motif_height,
        }
        return {name: f"{round(value, 3):g}mm" for name, value in derived.items()}


def geometry_of(values: Mapping[str, str], bleed: float, file_of: Callable[[str], str]) -> Geometry:
    """The geometry that custom properties describe; ``file_of`` says which file of the theme sets one.

    Raises GesimError (``bad-value``) naming all that are missing or are no measure.
    """
    names = {field.name: field.name.replace("_", "-") for field in fields(Geometry) if field.name != "bleed"}
    numbers = {name: _number(name, values.get(token, "")) for name, token in names.items()}
    wrong = [token for name, token in names.items() if numbers[name] is None]
    if wrong:
        raise GesimError([_problem(token, values.get(token, ""), file_of(token)) for token in wrong])
    return Geometry(**{name: number for name, number in numbers.items() if number is not None}, bleed=bleed)


def _number(name: str, text: str) -> float | None:
    """A number, or a length in millimetres; None where the text is neither."""
    if name in NUMBERS:
        return float(text) if _NUMBER.fullmatch(text) else None
    length = _LENGTH.fullmatch(text)
    return float(length[1]) * _MM[length[2]] if length else None


def _problem(token: str, text: str, file: str) -> Diagnostic:
    wanted = "a number" if token.replace("-", "_") in NUMBERS else "a length in mm or pt"
    what = f"--{token} is “{text}”, not {wanted}" if text else f"--{token} is not set"
    hint = f"It must be {wanted}: the program counts and places with it. Look at the default theme."
    return error("bad-value", what, Location(file), hint)
