"""Drawings that show nothing: their figure would be lost in every format."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Figure
from gesim_build.svg.parse import elements, local_name
from gesim_build.svg.problems import Problem
from gesim_build.svg.tables import REFERRED, SHAPES

_HINT = "Look at it in a browser, and export it again from your drawing program as plain SVG."


def empty(figure: Figure) -> Iterator[Diagnostic]:
    """``bad-svg`` for a drawing without a shape or a word, or without a place for one."""
    root = etree.fromstring(figure.svg.encode())
    sizes = str(root.get("viewBox", "")).replace(",", " ").split()[2:]
    if not any(_is_drawn(element) for element in elements(root)):
        yield Problem(1, "the drawing shows nothing: it has no shape and no word", _HINT, broken=True).at(figure.path)
    elif any(float(size) <= 0 for size in sizes):
        yield Problem(1, f"the drawing is {' by '.join(sizes)} in size", _HINT, broken=True).at(figure.path)


def _is_drawn(element: etree._Element) -> bool:
    around = (local_name(one) for one in element.iterancestors())
    return local_name(element) in (*SHAPES, "text") and REFERRED.isdisjoint(around)
