"""The body of a page: a part's XHTML made fit for a screen."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element

from gesim_build.formats.boxes import ICONS, finish_boxes
from gesim_build.formats.html.regions import add_scroll_regions
from gesim_build.formats.links import Address, relink
from gesim_build.formats.reflow import reflowing
from gesim_build.formats.xhtml import classes_of, name_of, parse, to_html
from gesim_build.model import Manuscript, Part
from gesim_build.theme import Theme


def page_body(part: Part, theme: Theme, address: Address) -> str:
    """The part's section in HTML syntax, with links between pages, icons, and regions that scroll on a phone."""
    root = reflowing(part, theme, address)
    add_scroll_regions(root)
    _close_referrer(root)
    return to_html(root)


def safety_notice(manuscript: Manuscript, theme: Theme, address: Address) -> str:
    """The first box of the front matter that is for the start page too; empty if the front matter has none."""
    kinds = {f"box-{name}" for name, kind in theme.vocabulary.boxes.items() if kind.start_page}
    for part in manuscript.parts:
        if part.kind != "front":
            continue
        root = parse(part.xhtml)
        box = next((element for element in root.iter() if kinds & classes_of(element)), None)
        if box is not None:
            return _standing_alone(box, theme, address)
    return ""


def _standing_alone(box: Element, theme: Theme, address: Address) -> str:
    box = deepcopy(box)
    box.tail = None
    relink(box, address)
    finish_boxes(box, theme.under(ICONS))
    return to_html(box)


def _close_referrer(root: Element) -> None:
    for element in root.iter():
        if name_of(element) == "a" and "external" in classes_of(element):
            element.set("rel", "noreferrer")
