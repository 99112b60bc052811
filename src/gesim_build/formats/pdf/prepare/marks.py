"""Classes that only print needs: what should stay whole, what may break, what fits beside what.

CSS cannot count lines before they are set, so lengths in characters stand for them.
"""

from __future__ import annotations

from math import ceil
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.prepare.footnotes import without_notes
from gesim_build.markup.classes import BOX_LABEL, NUMBER, OPTIONS, TABLE
from gesim_build.markup.tree import add_class, classes_of, text_of

BLOCKS = frozenset(("p", "li"))

# Characters for each millimetre that text and side column are wide together.
LONG_CELL = 240 / 164  # six lines of a column
SHORT_HEAD = 12  # characters: no more than one long word takes
QUARTER, HALF = 22 / 164, 50 / 164  # what an option has room for in a quarter of a form's width, in half of it
# Characters for each square centimetre of a page's text and side column: about a quarter of it.
SHORT_TABLE = 600 / (16.4 * 24.7)
# A table of few rows may be a third of a page: there are few places where it could break well.
FEW_ROWS = 8
SHORT_OF_FEW_ROWS = 800 / (16.4 * 24.7)
SHORT_NUMBER = 3  # "9.9"; what is longer needs a wider column
FAR_NUMBER = 5  # "99.99"; what is longer needs a wider one still


def mark(section: Element, page: Geometry) -> None:
    """Add all classes of this module to a section, in place."""
    for box in section.iter("aside"):
        if _lines(box, page) <= page.whole_lines and box.find(".//table") is None:
            add_class(box, "short")
    for table in section.iter("div"):
        if TABLE in classes_of(table) and _is_short(table, page):
            add_class(table, "short")
    for row in section.iter("tr"):
        if any(len(without_notes(cell)) > LONG_CELL * page.spread for cell in row):
            add_class(row, "long")
    for head in section.iterfind(".//tbody/tr/th"):
        if len(without_notes(head)) <= SHORT_HEAD:
            add_class(head, "one-line")
    for heading in section.iter("h2"):
        number = heading.find(f"span[@class='{NUMBER}']")
        if number is None:
            add_class(heading, "plain")
        elif len(text_of(number)) > SHORT_NUMBER:
            add_class(heading, "far" if len(text_of(number)) <= FAR_NUMBER else "farther")
    for options in section.iter("ul"):
        for option in options if OPTIONS in classes_of(options) else ():
            _size(option, page)


def _lines(box: Element, page: Geometry) -> int:
    texts = (text_of(block) for block in box.iter() if block.tag in BLOCKS and BOX_LABEL not in classes_of(block))
    return sum(ceil(len(text) / page.characters_per_line) for text in texts)


def _is_short(table: Element, page: Geometry) -> bool:
    rows = len(table.findall(".//tbody/tr"))
    most = SHORT_OF_FEW_ROWS if rows <= FEW_ROWS else SHORT_TABLE
    return len(text_of(table)) <= most * page.area


def _size(option: Element, page: Geometry) -> None:
    """Let an option that is long have two columns of the four that all options of a form are set in, or all."""
    length = len(text_of(option))
    if length > QUARTER * page.spread:
        add_class(option, "half" if length <= HALF * page.spread else "whole")
