"""Pages that hold next to nothing: they look forgotten, and have readers turn a page for a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.layout_lint.texts import children

# The last page is empty when its text takes less than this share of the height: ten lines of 49 on A4.
SHORT_END = 0.2
# One before it is when more than this share is left free, because what follows could not be divided.
GAP = 0.5


def empty_pages(pages: Sequence[Any]) -> dict[int, float]:
    """The pages of a piece, the engine's boxes, that hold next to nothing: which ones, and what share of each is used.

    A single page may be as short as it is.
    """
    if len(pages) < 2:
        return {}
    last = len(pages) - 1
    used = {number: filled(page) + (number < last and noted(page)) for number, page in enumerate(pages)}
    return {number: share for number, share in used.items() if _is_empty(share, last=number == last)}


def _is_empty(share: float, *, last: bool) -> bool:
    return share < SHORT_END if last else 1 - share > GAP


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
