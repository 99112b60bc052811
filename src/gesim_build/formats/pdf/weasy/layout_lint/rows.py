"""Rows of tables that a page break divides so that almost nothing, or nothing, of a cell is on one of its sides."""

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
    """The first page, the element and the words of each row that is divided badly.

    A cell of it has fewer than three lines on a side, or its cells do not begin on the same page.
    """
    for element, fragments in _divided(pages, parent_of).items():
        cells = _lines_of_cells([row for _, row in fragments])
        if _is_cut_short(cells) or _is_pushed_apart(cells):
            yield fragments[0][0], element, text_of(element)


def _divided(pages: Sequence[Any], parent_of: Mapping[Element, Element]) -> Mapping[Element, Sequence[tuple[int, Any]]]:
    """The rows that are on more than one page, with the page and the box of each piece."""
    rows: dict[Element, list[tuple[int, Any]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for row in _rows(page):
            if parent_of[row.element].tag != "thead":
                rows[row.element].append((number, row))
    return {element: fragments for element, fragments in rows.items() if len(fragments) > 1}


def _rows(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TableRowBox) and box.element.tag == "tr":
        yield box
    elif hasattr(box, "children"):
        for child in children(box):
            yield from _rows(child)


def _lines_of_cells(fragments: Sequence[Any]) -> Sequence[Sequence[int]]:
    """How many lines each cell of a row has in each of the row's pieces."""
    cells: dict[Element, list[int]] = defaultdict(lambda: [0] * len(fragments))
    for number, row in enumerate(fragments):
        for cell in row.children:
            cells[cell.element][number] = _lines(cell)
    return list(cells.values())


def _is_cut_short(cells: Sequence[Sequence[int]]) -> bool:
    counts = ([lines for lines in cell if lines] for cell in cells)
    return any(len(lines) > 1 and min(lines) < LINES for lines in counts)


def _is_pushed_apart(cells: Sequence[Sequence[int]]) -> bool:
    """Do its cells begin on different pages? The footnotes of one may take the room of its lines."""
    return len({next(number for number, lines in enumerate(cell) if lines) for cell in cells if any(cell)}) > 1


def _lines(box: Any) -> int:
    if isinstance(box, boxes.LineBox):
        return 1
    return sum(_lines(child) for child in children(box)) if hasattr(box, "children") else 0
