"""Rows of tables that a page break divides so that almost nothing of a cell stands on one of its sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.layout_lint.texts import children
from gesim_build.markup.tree import text_of

LINES = 3  # on either side


def split_rows(pages: Sequence[Any], parent_of: Mapping[Element, Element]) -> Iterator[tuple[int, Element, str]]:
    """The first page, the element and the words of each row of which a cell has fewer than three lines on a side."""
    rows: dict[Element, list[tuple[int, Any]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for row in _rows(page):
            if parent_of[row.element].tag != "thead":
                rows[row.element].append((number, row))
    for element, fragments in rows.items():
        if len(fragments) > 1 and _is_cut_short([row for _, row in fragments]):
            yield fragments[0][0], element, text_of(element)


def _rows(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TableRowBox) and box.element.tag == "tr":
        yield box
    elif hasattr(box, "children"):
        for child in children(box):
            yield from _rows(child)


def _is_cut_short(fragments: Sequence[Any]) -> bool:
    cells: dict[Element, list[int]] = defaultdict(list)
    for row in fragments:
        for cell in row.children:
            cells[cell.element].append(_lines(cell))
    counts = ([lines for lines in cell if lines] for cell in cells.values())
    return any(len(lines) > 1 and min(lines) < LINES for lines in counts)


def _lines(box: Any) -> int:
    if isinstance(box, boxes.LineBox):
        return 1
    return sum(_lines(child) for child in children(box)) if hasattr(box, "children") else 0
