"""Pages that hold too little: they look forgotten, and have readers turn a page for a few lines.

So does a last page that has little more than the boxes that close its part, what to keep in mind and what to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.layout_lint.texts import children
from gesim_build.markup.classes import BOX, PART
from gesim_build.markup.tree import classes_of

# The last page is empty when its text takes less than this share of the height: ten lines of 49 on A4.
SHORT_END = 0.2
# It is half full from this share on.
GAP = 0.5
# A page before the last one is full when at least this share of its height is used: what is less, because what follows
# could not be divided, is reported.
FULL = 0.6
# Boxes that close a part are alone on its last page when less than this share of the height is text before them, six
# lines of 49 on A4, and the page is not half full with them.
ABOVE_CLOSING = 0.12


def empty_pages(pages: Sequence[Any]) -> dict[int, float]:
    """The pages of a piece, the engine's boxes, that hold too little: which ones, and what share of each is used.

    A single page may be as short as it is.
    """
    if len(pages) < 2:
        return {}
    last = len(pages) - 1
    end = filled(pages[last])
    is_short = end < SHORT_END or (end < GAP and _closing_alone(pages[last]))
    return pages_with_holes(pages) | ({last: end} if is_short else {})


def _closing_alone(page: Any) -> bool:
    """Whether there is next to nothing before the boxes that close the part, or the rest of one."""
    blocks = [box for part in _parts(page.children[0]) for box in part.children if box.is_in_normal_flow()]
    closing = list(takewhile(lambda box: box.element is not None and BOX in classes_of(box.element), blocks[::-1]))
    return bool(closing) and (closing[-1].position_y - page.content_box_y()) / page.height < ABOVE_CLOSING


def _parts(box: Any) -> Iterator[Any]:
    """The boxes of the parts of a book in a box of the engine."""
    if box.element is not None and PART in classes_of(box.element):
        yield box
    elif hasattr(box, "children"):
        for child in children(box):
            yield from _parts(child)


def pages_with_holes(pages: Sequence[Any]) -> dict[int, float]:
    """The pages before the last one that are not full, and what share of each is used."""
    used = {number: filled(page) + noted(page) for number, page in enumerate(pages[:-1])}
    return {number: share for number, share in used.items() if share < FULL}


def unused(pages: Sequence[Any]) -> float:
    """What is left free on the pages before the last one: in pages."""
    return sum(1 - filled(page) - noted(page) for page in pages[:-1])


def filled(page: Any) -> float:
    """The share of the page's height that its text takes; notes are at the foot, however little there is above."""
    return float((_bottom(page.children[0]) - page.content_box_y()) / page.height)


def noted(page: Any) -> float:
    """The share of the page's height that its footnotes take."""
    areas = (box for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children)
    return float(sum(area.margin_height() for area in areas) / page.height)


def _bottom(box: Any) -> float:
    """Where the content in the flow of a box ends. A box that goes on over the page is as high as the page."""
    inner = [child for child in children(box) if child.is_in_normal_flow()] if hasattr(box, "children") else []
    own = float(box.position_y + box.margin_height()) if box.element is not None else 0.0
    return max(map(_bottom, inner)) if inner else own
