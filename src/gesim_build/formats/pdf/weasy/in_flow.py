"""What is in the flow of a page, in order: neither at its edges, nor among its notes, nor beside the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.layout_lint.texts import children


def innermost(box: Any, counts: Callable[[Any], bool], beside: Collection[str] = ()) -> Iterator[Any]:
    """The boxes in the flow of a box that ``counts`` says to count, without those that have such ones within.

    Elements named ``beside`` are in it though they float.
    """
    for child in _in_flow(box, beside):
        inner = list(innermost(child, counts, beside)) if hasattr(child, "children") else []
        if inner:
            yield from inner
        elif counts(child):
            yield child


def lines_and_pictures(box: Any) -> Iterator[Any]:
    """The lines in the flow of a box, and the pictures that are in none."""
    for child in _in_flow(box):
        if isinstance(child, boxes.LineBox | boxes.ReplacedBox):
            yield child
        elif hasattr(child, "children"):
            yield from lines_and_pictures(child)


def _in_flow(box: Any, beside: Collection[str] = ()) -> Iterator[Any]:
    for child in children(box):
        if isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox):
            continue
        if child.is_in_normal_flow() or child.element_tag in beside:
            yield child
