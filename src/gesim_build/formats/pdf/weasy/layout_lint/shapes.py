"""Words of drawings that are larger than the shape they are in, or than the drawing. Measured as they were drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from math import isfinite
from typing import Any
from xml.etree.ElementTree import Element

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.pointInsidePen import PointInsidePen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.parser import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from gesim_build.formats.pdf.weasy.engine import boxes, weasyprint
from gesim_build.formats.pdf.weasy.layout_lint.texts import children

SHAPES = frozenset(("rect", "circle", "ellipse", "polygon", "path"))
SLACK = 0.5  # units of the drawing, which are points
# A line of letters in Noto Sans begins so far below the top of what the engine keeps free for it, and ends so far above
# its bottom, in parts of the height.
ABOVE, BELOW = 0.26, 0.07

_UNSEEN = frozenset(("defs", "clipPath", "mask", "pattern", "marker", "symbol", "style", "title", "desc"))

# Left, top, right, bottom, in units of the drawing.
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed shape: its outline, the matrix from the drawing's coordinates to its own, and how large it is."""

    outline: Any
    inverse: Any
    area: float

    def covers(self, x: float, y: float) -> bool:
        """Does a point of the drawing lie in it?"""
        pen = PointInsidePen(None, self.inverse.transform_point(x, y))
        for operator, operands in self.outline.value:
            getattr(pen, "closePath" if operator == "endPath" else operator)(*operands)
        return bool(pen.getResult())


def words_outside_shapes(box: Any) -> Iterator[tuple[Element, str]]:
    """The ``text`` elements of all drawings in a box, and their words, that extend beyond their shape.

    The shape of a text is the smallest one drawn before it in which its middle lies; without one it is the drawing.
    """
    for drawing in _drawings(box):
        whole = _whole(drawing)
        shapes: list[Shape] = []
        for node, matrix in _nodes(drawing, drawing.tree, weasyprint.matrix.Matrix()):
            if node.tag in SHAPES:
                shapes += _shape(node, matrix)
            elif lines := [line for leaf in _leaves(node) for line in _line(leaf, matrix)]:
                around = [shape for shape in shapes if shape.covers(*_middle(lines))]
                shape = min(around, key=lambda shape: shape.area, default=whole)
                if not all(shape.covers(*corner) for line in lines for corner in _corners(line)):
                    yield node._etree_node, " ".join("".join(node._etree_node.itertext()).split())


def _drawings(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.ReplacedBox):
        drawing = getattr(box.replacement, "_svg", None)
        if drawing is not None:
            yield drawing
    elif hasattr(box, "children"):
        for child in children(box):
            yield from _drawings(child)


def _nodes(drawing: Any, node: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """The shapes and texts of a drawing in order, each with the matrix from its coordinates to the drawing's."""
    if node.tag in _UNSEEN or not node.display:
        return
    if turned := node.get("transform"):
        own = weasyprint.svg.utils.transform(turned, node.get("transform-origin"), 0, drawing.inner_diagonal)
        matrix = own @ matrix
    if node.tag in SHAPES or node.tag == "text":
        yield node, matrix
    else:
        for child in node:
            yield from _nodes(drawing, child, matrix)


def _whole(drawing: Any) -> Shape:
    """The drawing itself as a shape."""
    left, top, width, height = drawing.get_viewbox() or (0, 0, drawing.inner_width, drawing.inner_height)
    return _of_path(f"M{left} {top}h{width}v{height}h{-width}Z", weasyprint.matrix.Matrix())


def _shape(node: Any, matrix: Any) -> Iterator[Shape]:
    """The shape of an element; a line that is not closed holds nothing, nor does what cannot be read."""
    if node.tag == "path" and "z" not in node.get("d", "").lower():
        return
    builder = PathBuilder()
    measures = {name: value for name, value in node._etree_node.items() if name != "transform"}
    with suppress(ValueError):
        builder.add_path_from_element(Element(node.tag, measures))
        yield from [_of_path(path, matrix) for path in builder.paths]


def _of_path(path: str, matrix: Any) -> Shape:
    outline, bounds = RecordingPen(), BoundsPen(None)
    parse_path(path, outline)
    outline.replay(bounds)
    left, top, right, bottom = bounds.bounds or (0, 0, 0, 0)
    return Shape(outline, matrix.invert, (right - left) * (bottom - top) * abs(matrix.determinant))


def _leaves(node: Any) -> Iterator[Any]:
    """The lines of a text: its ``tspan`` elements, or itself."""
    inner = list(node)
    if not inner:
        yield node
    for child in inner:
        yield from _leaves(child)


def _line(node: Any, matrix: Any) -> Iterator[Edges]:
    """What a line of words covers, moved as its anchor says."""
    box = getattr(node, "text_bounding_box", None)
    if box and isfinite(box[0]) and (node.text or "").strip():
        left, top, width, height = box
        left -= {"middle": width / 2, "end": width}.get(node.get("text-anchor", "start"), 0)
        ends = product((left, left + width), (top + ABOVE * height, top + (1 - BELOW) * height))
        across, down = zip(*(matrix.transform_point(x, y) for x, y in ends), strict=True)
        yield min(across), min(down), max(across), max(down)


def _middle(lines: list[Edges]) -> tuple[float, float]:
    left, top, right, bottom = zip(*lines, strict=True)
    return (min(left) + max(right)) / 2, (min(top) + max(bottom)) / 2


def _corners(line: Edges) -> Iterator[tuple[float, float]]:
    """The corners of a line, drawn in a little: what is as large as its shape fits."""
    left, top, right, bottom = line
    return product((left + SLACK, right - SLACK), (top + SLACK, bottom - SLACK))
