"""A figure's SVG for one edition: words wrapped to fit, text alternative, language; ids are the figure's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from gesim_build.assemble.source_map import MARK, place_text
from gesim_build.assemble.wrap import text_width, wrap
from gesim_build.model import Figure
from gesim_build.own_ids import own_id_in_drawing
from gesim_build.svg.parse import NAMESPACE, parse_svg

_LEADING = 1.25
_SMALLEST = 7.6
_STEP = 0.2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure ready for a page: its ``svg`` element as text, and what does not fit at the smallest size.

    ``overflowing`` holds words and the line of their element in the file.
    """

    svg: str
    overflowing: tuple[tuple[str, int], ...]


def draw(figure: Figure, identifier: str, alternative: str) -> Drawn:
    """Prepare a translated figure for a page; its words are marked with their places (see `source_map.py`).

    ``identifier`` is the figure's id, ``alternative`` its text alternative. Words in a ``text`` element with
    ``data-width`` (user units) are wrapped into ``tspan`` lines; ``data-lines`` limits their number; the type is made
    smaller, down to 7.6 units, before a text is reported as overflowing.
    """
    root = parse_svg(figure.svg)
    title = etree.Element(f"{{{NAMESPACE}}}title", id=own_id_in_drawing(identifier, "title"))
    title.text = alternative
    root.insert(0, title)
    root.set("role", "img")
    root.set("aria-labelledby", own_id_in_drawing(identifier, "title"))
    root.set("class", f"{root.get('class', '')} drawing".strip())
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    overflowing = []
    for text, line in zip(root.iter(f"{{{NAMESPACE}}}text"), figure.lines, strict=True):
        if words := _set_text(text):
            overflowing.append((words, line))
        text.set(MARK, place_text(line, figure.path))
    etree.cleanup_namespaces(root)
    return Drawn(etree.tostring(root, encoding="unicode"), tuple(overflowing))


def _set_text(element: etree._Element) -> str:
    """Wrap one ``text`` element in place; returns its words when they do not fit."""
    width = float(element.attrib.pop("data-width", 0))
    most = int(element.attrib.pop("data-lines", 0))
    middle = element.attrib.pop("data-valign", None) == "middle"
    words = re.sub(r"[ \t\n]+", " ", "".join(element.itertext())).strip(" ")
    if not width:
        return ""
    bold = "strong" in element.get("class", "") or element.get("font-weight") in ("bold", "600", "700")
    size = float(element.get("font-size", "9"))
    lines = wrap(words, width, size, bold=bold)
    while not _fits(lines, width, size, most, bold) and size - _STEP >= _SMALLEST:
        size = round(size - _STEP, 2)
        lines = wrap(words, width, size, bold=bold)
    element.set("font-size", f"{size:g}")
    _set_lines(element, lines, size, middle=middle)
    return "" if _fits(lines, width, size, most, bold) else words


def _fits(lines: list[str], width: float, size: float, most: int, bold: bool) -> bool:
    return (not most or len(lines) <= most) and all(text_width(line, size, bold=bold) <= width for line in lines)


def _set_lines(element: etree._Element, lines: list[str], size: float, *, middle: bool) -> None:
    leading = size * _LEADING
    x, y = element.get("x", "0"), float(element.get("y", "0"))
    if middle:
        # The middle of a line of type lies about a third of its size above the baseline.
        y += size * 0.35 - leading * (len(lines) - 1) / 2
    for child in list(element):
        element.remove(child)
    element.text = None
    for number, line in enumerate(lines):
        # The space keeps words apart for those who copy or listen to the text.
        span = etree.SubElement(element, f"{{{NAMESPACE}}}tspan", x=x, y=f"{y + number * leading:.2f}")
        span.text = line + (" " if number + 1 < len(lines) else "")
