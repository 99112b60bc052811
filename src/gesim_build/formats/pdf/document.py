"""A part's XHTML made ready for print: the passes over its tree, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from gesim_build.formats.pdf.figures import add_icons, raise_captions, style_drawings
from gesim_build.formats.pdf.footnotes import move_footnotes
from gesim_build.formats.pdf.job import Job
from gesim_build.formats.pdf.links import name_destinations
from gesim_build.formats.pdf.tree import classes, parse, text_of

# A box of up to eight lines stays whole; its lines hold about 62 characters of 9.8 pt.
WHOLE_LINES = 8
CHARACTERS_PER_LINE = 62
SHORT_TABLE = 900  # characters, about a third of a page
LONG_CELL = 240  # characters
SHORT_OPTION = 22  # characters
BLOCKS = frozenset(("p", "li"))


def print_document(job: Job) -> Element:
    """The ``html`` element to lay out: the job's section, prepared, in a bare document."""
    section = parse(job.xhtml)
    prepare(section, job.figure_css, dict(job.icons))
    html = Element("html", {"lang": job.language, "class": "verso" if job.verso else "recto"})
    SubElement(SubElement(html, "head"), "title").text = job.title
    SubElement(html, "body").append(section)
    return html


def prepare(section: Element, figure_css: str, icons: Mapping[str, str]) -> None:
    """All that print wants otherwise than the screen, done in place. The order matters to the first two only."""
    move_footnotes(section)
    name_destinations(section)
    raise_captions(section)
    add_icons(section, icons)
    style_drawings(section, figure_css)
    name_assets(section)
    mark_short_boxes(section)
    mark_short_tables(section)
    mark_plain_headings(section)
    mark_long_rows(section)
    print_opener_number(section)
    close_up_fields(section)


def name_assets(section: Element) -> None:
    """Give images addresses that the engine takes as absolute and that its fetcher finds among the job's assets."""
    for image in section.iter("img"):
        image.set("src", f"asset:{image.get('src', '')}")


def mark_short_boxes(section: Element) -> None:
    """Give boxes of up to eight lines the class ``short``, by their length in characters."""
    for box in section.iter("aside"):
        if _lines(box) <= WHOLE_LINES and box.find(".//table") is None:
            box.set("class", f"{box.get('class', '')} short".strip())


def _lines(box: Element) -> int:
    texts = (text_of(block) for block in box.iter() if block.tag in BLOCKS and "box-label" not in classes(block))
    return sum(ceil(len(text) / CHARACTERS_PER_LINE) for text in texts)


def mark_short_tables(section: Element) -> None:
    """Give tables that should stay whole the class ``short``."""
    for table in section.iter("div"):
        if "table" in classes(table) and len(text_of(table)) <= SHORT_TABLE:
            table.set("class", f"{table.get('class', '')} short")


def mark_plain_headings(section: Element) -> None:
    """Give headings without a number, which have nothing to hang out, the class ``plain``."""
    for heading in section.iter("h2"):
        if heading.find("span[@class='number']") is None:
            heading.set("class", f"{heading.get('class', '')} plain".strip())


def mark_long_rows(section: Element) -> None:
    """Give rows that may break, because a cell has more than about six lines, the class ``long``."""
    for row in section.iter("tr"):
        if any(len(text_of(cell)) > LONG_CELL for cell in row):
            row.set("class", "long")


def print_opener_number(section: Element) -> None:
    """Print "Chapter" over a big 3; the label "Chapter 3" stays what is read aloud."""
    for opener in section.iter("p"):
        word, figure = opener.find("span[@class='opener-word']"), opener.find("span[@class='opener-figure']")
        if "opener-number" in classes(opener) and word is not None and figure is not None:
            opener.set("data-text", text_of(word))
            figure.attrib.pop("aria-hidden", None)
            word.text = re.sub(rf"\b{re.escape(figure.text or '')}\b\.?", "", word.text or "").strip()


def close_up_fields(section: Element) -> None:
    """Drop the white space between fields and between options: they are inline blocks whose widths add up to a row.

    Four short options, of which each fits into a quarter of the width, get the class ``many``.
    """
    for row in section.iter():
        if row.tag in ("div", "ul") and ({"fields", "options"} & set(classes(row))):
            row.text = None
            for field in row:
                field.tail = None
            if "options" in classes(row) and len(row) > 3 and all(len(text_of(option)) <= SHORT_OPTION for option in row):
                row.set("class", "options many")
