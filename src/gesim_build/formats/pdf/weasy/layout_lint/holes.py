"""Pages with a hole: what followed could not be divided; and last pages that are turned to for a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.plan.job import LayoutProblem
from gesim_build.formats.pdf.weasy.empty_pages import pages_with_holes
from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.in_flow import lines_and_pictures
from gesim_build.markup.tree import text_of

# The fewest lines of the last page of several.
LINES = 5


def holes(pages: Sequence[Any]) -> Iterator[tuple[Element, LayoutProblem]]:
    """The problems of the pages of a piece, each with the element of what begins the page that was turned to."""
    for number, share in pages_with_holes(pages).items():
        if (first := _first(pages[number + 1])) is not None:
            yield first, LayoutProblem("page-with-hole", number, 0, _words(first), size=round(100 * share))
    last = len(pages) - 1
    if last and (lines := _lines(pages[last])) < LINES and (first := _first(pages[last])) is not None:
        yield first, LayoutProblem("short-last-page", last, 0, _words(first), size=lines)


def _lines(page: Any) -> int:
    """How many lines there are one below the other; a picture is as good as many."""
    tops: set[float] = set()
    for box in lines_and_pictures(page):
        if not isinstance(box, boxes.LineBox):
            return LINES
        tops.add(round(box.position_y))
    return len(tops)


def _first(page: Any) -> Element | None:
    """The element of the first thing in the flow of a page."""
    return next((box.element for box in lines_and_pictures(page) if box.element is not None), None)


def _words(element: Element) -> str:
    """What an element says: of a picture, what is said of it."""
    return text_of(element) or element.get("alt", "") or element.get("aria-label", "")
