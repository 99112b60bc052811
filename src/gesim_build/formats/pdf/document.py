"""A part's XHTML made ready for print: the passes over its tree, in order."""

from __future__ import annotations

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


def close_up_fields(section: Element) -> None:
    """Drop the white space between fields and between options: they are inline blocks whose widths add up to a row."""
    for row in section.iter():
        if row.tag in ("div", "ul") and ({"fields", "options"} & set(classes(row))):
            row.text = None
            for field in row:
                field.tail = None
