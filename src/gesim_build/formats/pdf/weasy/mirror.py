"""Left-hand pages: what was laid out to the right of the text moves to its left.

The flow is laid out as if every page were a right-hand one, with wide blocks and the side column reaching over the
right edge of the text (see ``page.css``). Only afterwards is it known what fell on a
left-hand page; there, those boxes are moved, and the rule of a box changes to its inner side. A chapter whose pages are
needed the other way round, because it begins on a left-hand one, is not laid out again: its pages are turned over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.languages.direction import LEFT_TO_RIGHT
from gesim_build.lengths import PX_PER_MM
from gesim_build.markup.classes import BOX_LABEL, GLOSSARY, INDEX, NATIONAL_LABEL, WIDE

WIDE_CLASSES = frozenset((WIDE, GLOSSARY, INDEX))
SIDE_CLASSES = frozenset((BOX_LABEL, NATIONAL_LABEL))
ONE_SIDED = "box"
SPREAD_CLASSES = frozenset(("form",))
# What the style sheets make of the head of a chapter: the band at the outer edge, see ``opener.css``.
BAND = "header::before"


@dataclass(frozen=True, slots=True)
class Shifts:
    """How far, in pixels, a wide block, what is in the side column and the band of a chapter are moved.

    None: with what is around it.
    """

    wide: float | None
    side: float | None
    band: float

    def back(self) -> Shifts:
        """The same the other way."""
        wide, side = (None if one is None else -one for one in (self.wide, self.side))
        return Shifts(wide, side, -self.band)


def turn_over(page_box: Any, page: Geometry, direction: str = LEFT_TO_RIGHT, *, left: bool) -> None:
    """Make, in place, a right-hand page of a left-hand one that was mirrored, or the other way round.

    The margins change places, and all that is between them moves. So do the paddings of what is in the margins at head
    and foot, which keep the foot of a form clear of the page number.
    """
    if left:
        for child in page_box.children:
            _mirror(child, 0.0, _shifts(page, direction).back())
    inward = page_box.margin_right - page_box.margin_left
    page_box.margin_left, page_box.margin_right = page_box.margin_right, page_box.margin_left
    for child in page_box.children:
        _move_whole(child, inward)
        if isinstance(child, boxes.MarginBox):
            _turn_padding(child)
    if not left:
        mirror(page_box, page, direction)


def _turn_padding(box: Any) -> None:
    """Exchange the left and the right padding of a box, and move what is in it by the difference."""
    shift = box.padding_right - box.padding_left
    box.padding_left, box.padding_right = box.padding_right, box.padding_left
    for child in box.children:
        _move_whole(child, shift)


def _move_whole(box: Any, shift: float) -> None:
    box = getattr(box, "_box", box)
    _move(box, shift)
    for child in box.all_children():
        _move_whole(child, shift)


def mirror(page_box: Any, page: Geometry, direction: str = LEFT_TO_RIGHT) -> None:
    """Mirror, in place, what is in the side column of a left-hand page.

    From the left edge of the text the column begins behind text and gap on a right-hand page, its width and the gap
    before it on a left-hand one. Where there is no such column only the rules of boxes change sides. From right to left
    all of that is the other way round, and the page is a right-hand one.
    """
    for child in page_box.children:
        _mirror(child, 0.0, _shifts(page, direction))


def _shifts(page: Geometry, direction: str) -> Shifts:
    wide, side = -page.reach * PX_PER_MM, -(page.text + page.gap + page.reach) * PX_PER_MM
    # From where it is beside a left-hand text to its other edge: the band reaches over both by the bleed.
    band = -(page.outer + page.reach + page.page_width - page.inner - page.band + page.bleed) * PX_PER_MM
    if direction != LEFT_TO_RIGHT:
        wide, side, band = -wide, -side, -band
    return Shifts(None, None, band) if page.stacked else Shifts(wide, side, band)


def _mirror(box: Any, shift: float, shifts: Shifts) -> None:
    """Move a box by ``shift`` pixels and its children with it, unless they have a place of their own."""
    box = getattr(box, "_box", box)
    words = _classes(box)
    if words & SPREAD_CLASSES:
        return
    own = _shift(box, words, shifts)
    shift = shift if own is None else own
    inner = shift + _turn(box) if ONE_SIDED in words else shift
    if shift:
        _move(box, shift)
    for child in box.all_children():
        _mirror(child, inner, shifts)


def _move(box: Any, shift: float) -> None:
    """Move a box by so many pixels, and with it what is drawn of it alone."""
    box.position_x += shift
    if dots := getattr(box, "repeated", ()):
        box.repeated = tuple(place + shift for place in dots)
    _shift_background(box, shift)


def _classes(box: Any) -> frozenset[str]:
    """The classes of the box's element. Its anonymous boxes have them too, so a shift is set and never added up."""
    if box.element is None or "::" in box.element_tag:
        return frozenset()
    return frozenset(box.element.get("class", "").split())


def _shift(box: Any, words: frozenset[str], shifts: Shifts) -> float | None:
    if words & SIDE_CLASSES:
        return shifts.side if box.is_absolutely_positioned() else None
    if box.element_tag == BAND and box.is_absolutely_positioned():
        return shifts.band
    if box.element_tag == "figcaption":
        return shifts.side if box.is_floated() else None
    return shifts.wide if words & WIDE_CLASSES else None


def _turn(box: Any) -> float:
    """Change the left and the right border and padding of a box. Returns how far its content moves."""
    before = box.border_left_width + box.padding_left
    box.border_left_width, box.border_right_width = box.border_right_width, box.border_left_width
    box.padding_left, box.padding_right = box.padding_right, box.padding_left
    return float(box.border_left_width + box.padding_left - before)


def _shift_background(box: Any, shift: float) -> None:
    if getattr(box, "background", None) is None:
        return
    layers = [
        layer._replace(
            painting_area=_moved(layer.painting_area, shift),
            positioning_area=_moved(layer.positioning_area, shift),
            clipped_boxes=[_moved(area, shift) for area in layer.clipped_boxes],
        )
        for layer in box.background.layers
    ]
    box.background = box.background._replace(layers=layers)


def _moved(area: Any, shift: float) -> Any:
    """An area, moved; where a layer has no image, the engine has a word instead of an area."""
    return area if isinstance(area, str) else (area[0] + shift, *area[1:])
