"""Cells that reach over several columns or rows say so in the structure of a PDF, and others say nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from gesim_build.formats.pdf.weasy.structure_tree import Content, Node, StructureTree


def attributes_of(cell: str) -> Any:
    """The attributes of the one cell of a table that is drawn."""
    root = ElementTree.fromstring(f"<section><table><tbody><tr>{cell}</tr></tbody></table></section>")
    tree = StructureTree(root)
    [element] = root.iter(cell[1:3])
    assert tree.add(element, "", Content(0, 0))
    [node] = (node for node in _nodes(tree.root) if node.role in ("TH", "TD"))
    return node.attributes


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<td>a</td>", {}),
        ('<td colspan="1" rowspan="1">a</td>', {}),
        ('<td colspan="2">a</td>', {"ColSpan": 2}),
        ('<td rowspan="3">a</td>', {"RowSpan": 3}),
        ('<th scope="row" colspan="2" rowspan="2">a</th>', {"Scope": "Row", "ColSpan": 2, "RowSpan": 2}),
        ('<th scope="col">a</th>', {"Scope": "Column"}),
        ("<th>a</th>", {"Scope": "Column"}),
    ],
)
def test_a_cell_says_how_far_it_reaches(cell: str, expected: dict[str, Any]) -> None:
    assert attributes_of(cell) == {"O": "Table", **expected}
