"""A part's XHTML made ready for print: the passes over its tree, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from gesim_build.formats.directions import say_directions
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.prepare.addresses import print_addresses
from gesim_build.formats.pdf.prepare.bidi import order_directions
from gesim_build.formats.pdf.prepare.continued import add_continued
from gesim_build.formats.pdf.prepare.figures import add_icons, raise_captions, style_drawings
from gesim_build.formats.pdf.prepare.fillable import make_fillable
from gesim_build.formats.pdf.prepare.footnotes import keep_endnotes, move_footnotes
from gesim_build.formats.pdf.prepare.form_pages import furnish_form
from gesim_build.formats.pdf.prepare.joiners import join_words
from gesim_build.formats.pdf.prepare.leaflet import fold
from gesim_build.formats.pdf.prepare.links import drop_outward_links, name_destinations
from gesim_build.formats.pdf.prepare.marks import mark
from gesim_build.formats.pdf.prepare.page_references import add_page_references
from gesim_build.formats.pdf.prepare.reading_order import keep_reading_order
from gesim_build.formats.pdf.prepare.titles import bind_titles
from gesim_build.formats.svg_ids import make_svg_ids_unique
from gesim_build.languages.direction import LEFT_TO_RIGHT, direction_of
from gesim_build.markup.classes import FIELDS, OPENER_FIGURE, OPENER_NUMBER, OPENER_WORD, OPTIONS
from gesim_build.markup.tree import XHTML, classes_of, parse_bare, text_of

ASSET = "asset:"
NUMBER = "data-element"


def print_document(job: Job) -> Element:
    """The ``html`` element to lay out: the job's section, prepared, in a bare document."""
    section = parse_bare(job.xhtml)
    number_elements(section)
    direction = direction_of(job.language)
    if direction != LEFT_TO_RIGHT:
        _say_directions(section, job.language)
    if job.masthead:
        section.insert(0, parse_bare(job.masthead))
    if job.alone:
        drop_outward_links(section)
    furnish_form(section, alone=job.alone)
    if job.fillable:
        make_fillable(section)
    if job.page_reference:
        add_page_references(section, job.page_reference)
    if job.addresses:
        print_addresses(section)
    prepare(section, job.figure_css, dict(job.icons), endnotes=job.folded)
    if job.page is not None:
        mark(section, job.page)
    if job.continued:
        add_continued(section, parse_bare(job.continued))
    if job.folded:
        fold(section)
    html = Element("html", {"lang": job.language, "class": "verso" if job.verso else "recto"})
    if direction == LEFT_TO_RIGHT:
        keep_reading_order(section)
    else:
        html.set("dir", direction)
        _turn_footnotes(section, direction)
        order_directions(section, direction)
    SubElement(SubElement(html, "head"), "title").text = job.title
    SubElement(html, "body").append(section)
    return html


def _say_directions(section: Element, code: str) -> None:
    _, _, country = code.partition("-")
    say_directions(section, code, [country] if country else [])
    for element in section.iter():
        element.tag = element.tag.removeprefix(f"{{{XHTML}}}")


def _turn_footnotes(section: Element, direction: str) -> None:
    """Let notes run as the page does, also where their number is in a phrase that runs the other way."""
    for element in section.iter("span"):
        if "footnote" in classes_of(element):
            element.set("dir", direction)


def number_elements(section: Element) -> None:
    """Let every element keep its number in document order, in place: flaws of its layout are reported by it."""
    for number, element in enumerate(section.iter()):
        element.set(NUMBER, str(number))


def prepare(section: Element, figure_css: str, icons: Mapping[str, str], *, endnotes: bool = False) -> None:
    """All that print wants otherwise than the screen, done in place. The order matters to the first two only.

    Notes are moved to the foot of the page, or stay ``endnotes``.
    """
    if endnotes:
        keep_endnotes(section)
    else:
        move_footnotes(section)
    name_destinations(section)
    raise_captions(section)
    add_icons(section, icons)
    make_svg_ids_unique(section)
    style_drawings(section, figure_css)
    name_assets(section)
    number_lists(section)
    complete_tables(section)
    print_opener_number(section)
    close_up_fields(section)
    join_words(section)
    bind_titles(section)


def name_assets(section: Element) -> None:
    """Give images addresses that the engine takes as absolute and that its fetcher finds among the job's assets."""
    for image in section.iter("img"):
        image.set("src", f"{ASSET}{image.get('src', '')}")


def number_lists(section: Element) -> None:
    """Let an ordered list begin where it says: the engine leaves the attribute ``start`` to style sheets."""
    for listing in section.iter("ol"):
        if start := listing.get("start"):
            listing.set("style", f"counter-reset: list-item {int(start) - 1}")


def complete_tables(section: Element) -> None:
    """Give a table of heads only a body without rows: where there is a THead, there is a TBody (PDF/UA-1, 7.2)."""
    for table in section.iter("table"):
        if table.find("thead") is not None and table.find("tbody") is None:
            SubElement(table, "tbody")


def print_opener_number(section: Element) -> None:
    """Print "Chapter" over a big 3; the label "Chapter 3" stays what is read aloud."""
    for opener in section.iter("p"):
        word, figure = opener.find(f"span[@class='{OPENER_WORD}']"), opener.find(f"span[@class='{OPENER_FIGURE}']")
        if OPENER_NUMBER in classes_of(opener) and word is not None and figure is not None:
            number = re.compile(rf"\b{re.escape(figure.text or '')}\b\.?")
            opener.set("data-text", text_of(word if number.search(word.text or "") else opener))
            figure.attrib.pop("aria-hidden", None)
            word.text = number.sub("", word.text or "").strip()


def close_up_fields(section: Element) -> None:
    """Drop the white space between fields and between options: they are inline blocks whose widths add up to a row."""
    for row in section.iter():
        if row.tag in ("div", "ul") and {FIELDS, OPTIONS} & classes_of(row):
            row.text = None
            for field in row:
                field.tail = None
