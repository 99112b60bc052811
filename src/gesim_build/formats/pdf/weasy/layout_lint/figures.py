"""Pictures that do not fit their page, are apart from their caption, or have too few pixels for their size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.plan.job import LayoutProblem
from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.layout_lint.texts import SLACK, children
from gesim_build.lengths import PX_PER_MM
from gesim_build.markup.tree import text_of

# Pixels an inch, from which on a picture looks sharp on paper from an office printer.
MIN_DPI = 150
_PX_PER_INCH = 96
_LABEL = 60  # characters of a caption that name a figure


def figure_problems(
    pages: Sequence[Any], parent_of: Mapping[Element, Element]
) -> Iterator[tuple[Element, LayoutProblem]]:
    """The problems of the figures of a piece, each with the element of its figure."""
    fragments: dict[Element, set[int]] = defaultdict(set)
    for page, box in enumerate(pages):
        for picture in _pictures(box):
            figure = _figure(picture.element, parent_of)
            if figure.tag not in ("figure", "img"):
                continue  # an ornament or an icon
            if size := _beyond(picture, box):
                yield figure, _problem("figure-too-large", page, figure, size)
            if dpi := _coarse(picture):
                yield figure, _problem("coarse-image", page, figure, dpi)
        for element in _elements_of_figures(box, parent_of):
            fragments[element].add(page)
    for figure, on in fragments.items():
        if len(on) > 1:
            yield figure, _problem("figure-too-large", min(on), figure, 0.0)


def _problem(code: str, page: int, figure: Element, size: float) -> LayoutProblem:
    caption = figure.find("figcaption")
    name = text_of(caption) if caption is not None else figure.get("alt", "")
    return LayoutProblem(code, page, 0, name[:_LABEL], size=size)


def _pictures(box: Any) -> Iterator[Any]:
    """The boxes of images and drawings."""
    if isinstance(box, boxes.ReplacedBox):
        if box.element is not None:
            yield box
    elif hasattr(box, "children"):
        for child in children(box):
            yield from _pictures(child)


def _figure(element: Element, parent_of: Mapping[Element, Element]) -> Element:
    """The figure that an image is in; an image in running text is one by itself."""
    around: Element | None = element
    while around is not None and around.tag != "figure":
        around = parent_of.get(around)
    return element if around is None else around


def _elements_of_figures(box: Any, parent_of: Mapping[Element, Element]) -> Iterator[Element]:
    """The figure of each line and each picture on a page."""
    if isinstance(box, boxes.ReplacedBox | boxes.LineBox):
        if box.element is not None and (figure := _figure(box.element, parent_of)).tag == "figure":
            yield figure
    elif hasattr(box, "children"):
        for child in children(box):
            yield from _elements_of_figures(child, parent_of)


def _beyond(picture: Any, page: Any) -> float:
    """How far, in millimetres, a picture reaches over the foot of the text or off the sheet; 0 if it does not."""
    left, top = picture.content_box_x(), picture.content_box_y()
    foot = page.content_box_y() + page.height
    notes = [box.position_y for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children]
    beyond = max(
        top + picture.height - min((foot, *notes)), left + picture.width - page.margin_width(), -left, -top
    )  # fmt: skip
    return round(beyond / PX_PER_MM, 1) if beyond > SLACK else 0.0


def _coarse(picture: Any) -> float:
    """The pixels an inch of a raster image, if they are too few; 0 of what is drawn."""
    pixels = getattr(picture.replacement, "width", None)
    if not isinstance(pixels, int) or not picture.width or not picture.height:
        return 0.0
    scale = min(picture.width / pixels, picture.height / picture.replacement.height)
    dpi = round(_PX_PER_INCH / scale)
    return float(dpi) if dpi < MIN_DPI else 0.0
