"""The texts of a laid out page: where each is, and what room it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.weasy.engine import AbsolutePlaceholder, boxes
from gesim_build.lengths import PX_PER_MM

SLACK = 1.0  # pixels: a quarter of a millimetre, which nobody sees
# Letters reach so far above and below their baseline, in parts of their size.
ASCENT, DESCENT = 0.7, 0.2

# What only says where a line may end, or may not.
_UNSEEN = re.compile("[\u200b\u2060]")

FLOW, NOTE, BESIDE, MARGIN = "flow", "note", "beside", "margin"


@dataclass(frozen=True, slots=True)
class Room:
    """What a text has to fit into, in pixels, and the box that breaks it into lines.

    ``flow`` says how it is placed: in the ``flow``, in a ``note``, ``beside`` the text or in the ``margin``.
    """

    left: float
    right: float
    bottom: float
    flow: str
    block: Any = None


@dataclass(frozen=True, slots=True)
class Text:
    """One run of letters on a line: its words, element, edges in pixels from the corner of the page, and its room."""

    words: str
    element: Element
    left: float
    right: float
    top: float
    bottom: float
    room: Room


def texts(page: Any) -> Iterator[Text]:
    """All texts of a page box, in the order of its boxes."""
    left, top = page.content_box_x(), page.content_box_y()
    foot = top + page.height
    notes = [box for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children]
    flow = Room(left, left + page.width, min((foot, *(box.position_y for box in notes))), FLOW)
    for box in page.children:
        if isinstance(box, boxes.MarginBox):
            yield from _texts(box, replace(flow, flow=MARGIN, bottom=box.position_y + box.margin_height()))
        elif isinstance(box, boxes.FootnoteAreaBox):
            yield from _texts(box, replace(flow, flow=NOTE, bottom=foot))
        else:
            yield from _texts(box, flow)


def children(box: Any) -> Iterator[Any]:
    """The boxes in a box; those that are somewhere else in their own place."""
    for child in box.children:
        yield child._box if isinstance(child, AbsolutePlaceholder) else child


def _texts(box: Any, room: Room) -> Iterator[Text]:
    if isinstance(box, boxes.TextBox):
        if words := _UNSEEN.sub("", box.text).strip():
            line, size = box.position_y + box.baseline, box.style["font_size"]
            left = min((box.position_x, *getattr(box, "repeated", ())))  # the dots of a leader are one box
            edges = (left, box.position_x + box.width, line - ASCENT * size, line + DESCENT * size)
            yield Text(words, box.element, *edges, room)
        return
    if isinstance(box, boxes.TableBox):
        room = _room_of_table(box, room)
    elif isinstance(box, boxes.BlockContainerBox):
        room = _room(box, room)
    for child in children(box):
        yield from _texts(child, room)


def _room(box: Any, around: Room) -> Room:
    """The room within a block: its own if it has edges, else also what lies around it up to such a block."""
    left, right = box.content_box_x(), box.content_box_x() + box.width
    bottom, flow = around.bottom, around.flow
    if flow == FLOW and (box.is_floated() or box.is_absolutely_positioned()):
        flow = BESIDE
    if _is_as_high_as_it_is(box):
        bottom = min(bottom, box.position_y + box.margin_top + box.border_height())
    if box.is_table_wrapper:
        return replace(around, bottom=bottom, flow=flow)
    if isinstance(box, boxes.TableCellBox):
        right = min(right, around.right)
    if _has_edges(box) or flow == MARGIN:
        return Room(
            left - min(box.padding_left, PX_PER_MM), right + min(box.padding_right, PX_PER_MM), bottom, flow, box
        )
    return Room(min(around.left, left), max(around.right, right), bottom, flow, box)


def _room_of_table(table: Any, around: Room) -> Room:
    """The room of a table: that around it, however wide its words make it; unless it has a width of its own."""
    if getattr(table.style["width"], "unit", "") != "px":
        return around
    left, right = table.content_box_x(), table.content_box_x() + table.width
    return replace(around, left=min(around.left, left), right=max(around.right, right))


def _is_as_high_as_it_is(box: Any) -> bool:
    """Has the block a height of its own, whatever is in it? A cell of a table grows."""
    return not isinstance(box, boxes.TableCellBox) and box.style["height"] != "auto"


def _has_edges(box: Any) -> bool:
    """Is there something, or the next thing, where the block ends?"""
    if isinstance(box, boxes.TableCellBox | boxes.InlineBlockBox) or not box.is_in_normal_flow():
        return True
    return bool(box.border_left_width or box.border_right_width or box.style["background_color"].alpha)
