"""Classes that only print needs: what should stay whole, what may break, what fits beside what.

CSS cannot count lines before they are set, so lengths in characters stand for them.
"""

from __future__ import annotations

from math import ceil
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.tree import classes, text_of

# Checklists are copied and warnings read alone: a box of up to two thirds of a page stays whole, white space or not.
# Its lines hold about 62 characters of 9.8 pt.
WHOLE_LINES = 28
CHARACTERS_PER_LINE = 62
BLOCKS = frozenset(("p", "li"))

SHORT_TABLE = 600  # characters, about a quarter of a page
LONG_CELL = 240  # characters, six lines of a column
SHORT_OPTION = 22  # characters, a quarter of a form's width
FEW_OPTIONS = 3  # stand in thirds anyway


def mark(section: Element) -> None:
    """Add all classes of this module to a section, in place."""
    for box in section.iter("aside"):
        if _lines(box) <= WHOLE_LINES and box.find(".//table") is None:
            _add(box, "short")
    for table in section.iter("div"):
        if "table" in classes(table) and len(text_of(table)) <= SHORT_TABLE:
            _add(table, "short")
    for row in section.iter("tr"):
        if any(len(text_of(cell)) > LONG_CELL for cell in row):
            _add(row, "long")
    for heading in section.iter("h2"):
        if heading.find("span[@class='number']") is None:
            _add(heading, "plain")
    for options in section.iter("ul"):
        if "options" in classes(options) and _fit_in_quarters(options):
            _add(options, "many")


def _lines(box: Element) -> int:
    texts = (text_of(block) for block in box.iter() if block.tag in BLOCKS and "box-label" not in classes(block))
    return sum(ceil(len(text) / CHARACTERS_PER_LINE) for text in texts)


def _fit_in_quarters(options: Element) -> bool:
    return len(options) > FEW_OPTIONS and all(len(text_of(option)) <= SHORT_OPTION for option in options)


def _add(element: Element, word: str) -> None:
    element.set("class", f"{element.get('class', '')} {word}".strip())
