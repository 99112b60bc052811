"""Left-hand pages: what was laid out to the right of the text moves to its left.

The flow is laid out as if every page were a right-hand one, with wide blocks and the side column reaching over the
right edge of the text (see ``page.css``, whose measures these are). Only afterwards is it known what fell on a
left-hand page; there, those boxes are moved, and the rule of a box changes to its inner side.
"""

from __future__ import annotations

from typing import Any

MM = 96 / 25.4  # CSS pixels

# From the left edge of the text: the side column begins at 128 mm on a right-hand page, at -42 mm on a left-hand one.
WIDE = -42 * MM
SIDE = -170 * MM

WIDE_CLASSES = frozenset(("wide", "glossary"))
SIDE_CLASSES = frozenset(("box-label", "national-label"))
ONE_SIDED = "box"
SPREAD_CLASSES = frozenset(("form",))


def mirror(page_box: Any) -> None:
    """Mirror, in place, what stands in the side column of a left-hand page."""
    for child in page_box.children:
        _mirror(child, 0.0)


def _mirror(box: Any, shift: float) -> None:
    """Move a box by ``shift`` pixels and its children with it, unless they have a place of their own."""
    box = getattr(box, "_box", box)
    words = _classes(box)
    if words & SPREAD_CLASSES:
        return
    own = _shift(box, words)
    shift = shift if own is None else own
    inner = shift + _turn(box) if ONE_SIDED in words else shift
    if shift:
        box.position_x += shift
        _shift_background(box, shift)
    for child in box.all_children():
        _mirror(child, inner)


def _classes(box: Any) -> frozenset[str]:
    """The classes of the box's element. Its anonymous boxes have them too, so a shift is set and never added up."""
    if box.element is None or "::" in box.element_tag:
        return frozenset()
    return frozenset(box.element.get("class", "").split())


def _shift(box: Any, words: frozenset[str]) -> float | None:
    if words & SIDE_CLASSES:
        return SIDE
    if box.element_tag == "figcaption":
        return SIDE if box.is_floated() else None
    return WIDE if words & WIDE_CLASSES else None


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


def _moved(area: Any, shift: float) -> tuple[Any, ...]:
    return (area[0] + shift, *area[1:])
