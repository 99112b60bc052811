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


def empty_pages(pages: Sequence[Any]) -> int:
    """How many pages of a piece, the engine's boxes, hold next to nothing; a single page may be as short as it is."""
    if len(pages) < 2:
        return 0
    *before, last = pages
    return (_filled(last) < SHORT_END) + sum(1 - _filled(page) - _noted(page) > GAP for page in before)


def _filled(page: Any) -> float:
    """The share of the page's height that its text takes; notes are at the foot, however little there is above."""
    return float((_bottom(page.children[0]) - page.content_box_y()) / page.height)


def _noted(page: Any) -> float:
    """The share of the page's height that its footnotes take."""
    areas = (box for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children)
    return float(sum(area.margin_height() for area in areas) / page.height)


def _bottom(box: Any) -> float:
    """Where the content in the flow of a box ends. A box that goes on over the page is as high as the page."""
    inner = [child for child in children(box) if child.is_in_normal_flow()] if hasattr(box, "children") else []
    own = float(box.position_y + box.margin_height()) if box.element is not None else 0.0
    return max(map(_bottom, inner)) if inner else own
