"""Which figures leave a hole before them, and how much of the text behind them fits into it.

The engine knows no floats of pages. So a piece is laid out once; where a figure did not fit on its page, as many of the
blocks that follow as fill it come before the figure, and the piece is laid out again. No figure passes a heading of
the next section, another figure, or what may not be divided and does not fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.document import NUMBER
from gesim_build.formats.pdf.prepare.floats import is_float
from gesim_build.formats.pdf.weasy.empty_pages import filled, noted
from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.in_flow import innermost
from gesim_build.formats.pdf.weasy.layout_lint.texts import children
from gesim_build.markup.tree import parents

# What is left free of a page, as a share of its height, from which on text runs on: five lines of A4.
HOLE = 0.1
# What runs on past a figure; headings do with what they head.
_TEXT = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre"))
_WHOLE = frozenset(("aside",))
_HEADS = frozenset(("h3", "h4", "h5", "h6"))


def floats(pages: Sequence[Any], tree: Element) -> dict[str, int]:
    """The figures before which a hole is left, by number, and how many of the elements behind each fit there."""
    parent_of = parents(tree)
    heights: dict[Element, float] | None = None
    moves = {}
    for before, after in pairwise(pages):
        room = (1 - filled(before) - noted(before)) * before.height
        figure = _first_float(after, parent_of) if room > HOLE * before.height else None
        if figure is not None:
            heights = heights or _heights(pages)
            spare = after.height - heights[figure]
            if count := _fitting(_followers(figure, parent_of), heights, room, spare):
                moves[figure.get(NUMBER, "")] = count
    return moves


def _first_float(page: Any, parent_of: Mapping[Element, Element]) -> Element | None:
    """The figure that is the first thing on a page."""
    first = next(innermost(page, lambda box: box.element is not None, beside=("figcaption",)), None)
    element = None if first is None else first.element
    while element is not None and not is_float(element):
        element = parent_of.get(element)
    return element


def _heights(pages: Sequence[Any]) -> dict[Element, float]:
    """How high each element is on all pages together, in pixels."""
    heights: dict[Element, float] = defaultdict(float)
    for page in pages:
        _add_heights(page, heights)
    return heights


def _add_heights(box: Any, heights: dict[Element, float]) -> None:
    for child in children(box):
        if isinstance(child, boxes.BlockLevelBox) and child.element is not None and child.is_in_normal_flow():
            if child.element is not box.element:
                heights[child.element] += child.margin_height()
            _add_heights(child, heights)


def _followers(figure: Element, parent_of: Mapping[Element, Element]) -> Sequence[Element]:
    siblings = list(parent_of[figure])
    return siblings[siblings.index(figure) + 1 :]


def _fitting(followers: Sequence[Element], heights: Mapping[Element, float], room: float, spare: float) -> int:
    """How many of the elements behind a figure come before it.

    ``room`` is what they have on the figure's old page, ``spare`` what the last may take of the next one beside it.
    """
    count, used = 0, 0.0
    for place, element in enumerate(followers, start=1):
        if element.tag not in _TEXT | _WHOLE | _HEADS:
            break
        used += heights[element]
        if used > room and (element.tag not in _TEXT or used - room > spare):
            break
        if element.tag not in _HEADS:
            count = place
        if used > room:
            break
    return count
