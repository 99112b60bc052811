"""The body of a page: a part's XHTML made fit for a screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from xml.etree.ElementTree import Element

from gesim_build.formats.directions import say_directions
from gesim_build.formats.links import Address, addresses, relink
from gesim_build.formats.reflow import finish_boxes, reflowing
from gesim_build.formats.terms import Terms, link_terms, terms_of
from gesim_build.markup.classes import BOX_KIND_PREFIX, EXTERNAL, FORM_CODE, FORM_FOOTER, GRID
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import XHTML, classes_of, name_of, parse, text_of
from gesim_build.model import Edition, Manuscript, Part
from gesim_build.own_ids import own_id
from gesim_build.theme import Theme
from gesim_build.theme.broken_files import ICONS

# A table with so many columns does not fit a phone.
_CARDS = 3


def page_body(part: Part, theme: Theme, manuscript: Manuscript) -> str:
    """The section of a part of a manuscript in HTML syntax, with links between pages and to the glossary, icons, and
    regions that scroll on a phone."""
    edition, anchors = manuscript.edition, tuple(manuscript.anchors.items())
    return _body(part.xhtml, part.id, theme, anchors, edition.code, edition.country, terms_of(manuscript, part))


# Web pages and the same in one file have the same bodies; so has a process that stays, but for what was edited.
@lru_cache(maxsize=128)
def _body(
    xhtml: str, id: str, theme: Theme, anchors: tuple[tuple[str, str], ...], code: str, country: str, terms: Terms
) -> str:
    address = addresses(dict(anchors), ".html", id)
    root = reflowing(xhtml, theme, address, code, country)
    link_terms(root, terms, address)
    _finish(root, [root])
    return to_html(root)


def whole_body(manuscript: Manuscript, theme: Theme) -> Element:
    """The sections of all parts in one element, with links within it."""
    edition, parts = manuscript.edition, manuscript.parts
    whole = f'<div class="column">{"".join(part.xhtml for part in parts)}</div>'
    address = addresses({}, "")
    root = reflowing(whole, theme, address, edition.code, edition.country)
    for section, part in zip(root, parts, strict=True):
        link_terms(section, terms_of(manuscript, part), address)
    _finish(root, list(root))
    return root


def _finish(root: Element, parts: Iterable[Element]) -> None:
    """Make, in place, what is at or below ``root`` fit for a screen; ``parts`` are the sections of parts in it."""
    name_cells(root)
    add_scroll_regions(root)
    _close_referrer(root)
    for part in parts:
        _say_code_in_foot(part)


_END_OF_HEAD = re.compile(r'<nav class="in-this-chapter|</header>')


def split_head(body: str) -> tuple[str, str]:
    """A body in two: title and purpose, and what comes after them."""
    end = found.start() if (found := _END_OF_HEAD.search(body)) else 0
    return body[:end], body[end:]


def safety_notice(manuscript: Manuscript, theme: Theme, address: Address, *, beside_part: bool = False) -> str:
    """The first box of the front matter that is for the start page too; empty if the front matter has none.

    ``beside_part`` says that its part is on the same page: that has its ids, and is the region to go to.
    """
    kinds = {f"{BOX_KIND_PREFIX}{name}" for name, kind in theme.vocabulary.boxes.items() if kind.start_page}
    for part in manuscript.parts:
        if part.kind != "front":
            continue
        root = parse(part.xhtml)
        box = next((element for element in root.iter() if kinds & classes_of(element)), None)
        if box is not None:
            notice = _detached(box, theme, address, manuscript.edition)
            if beside_part:
                make_copy(notice)
            return to_html(notice)
    return ""


def _detached(box: Element, theme: Theme, address: Address, edition: Edition) -> Element:
    box = deepcopy(box)
    box.tail = None
    say_directions(box, edition.code, (edition.country,))
    relink(box, address)
    finish_boxes(box, theme.under(ICONS))
    return box


def make_copy(notice: Element) -> None:
    """Take, in place, from a notice what only one of two on a page can have: its ids, and being a region to go to."""
    for element in notice.iter():
        element.attrib.pop("id", None)
    if notice.get("role") == "region":
        notice.set("role", "note")


def _close_referrer(root: Element) -> None:
    for element in root.iter():
        if name_of(element) == "a" and EXTERNAL in classes_of(element):
            element.set("rel", "noreferrer")


def _say_code_in_foot(root: Element) -> None:
    """Have the foot of a form, which is on each sheet when it is printed, ask for the code of its head too."""
    code = next((cell for cell in root.iter() if FORM_CODE in classes_of(cell)), None)
    foot = next((element for element in root if FORM_FOOTER in classes_of(element)), None)
    if code is not None and foot is not None:
        again = Element(f"{{{XHTML}}}p", {"class": "code-again", "aria-hidden": "true"})
        again.text = "".join(word for child in code if name_of(child) == "dt" for word in child.itertext())
        foot.append(again)


def add_scroll_regions(root: Element) -> None:
    """Wrap, in place, each ``table`` and each drawing of a figure in ``div.scroll``, focusable and named.

    The keyboard must reach what scrolls (WCAG 2.2, 2.1.1). The bundle's script takes focus and role away again from
    a region that has room enough. The name comes from the caption; without one from the nearest heading.
    """
    heading = ""
    for parent in list(root.iter()):
        if name_of(parent) in {"h1", "h2", "h3"} and parent.get("id"):
            heading = parent.get("id", "")
        for position, child in enumerate(list(parent)):
            if name_of(child) == "table" or (name_of(child) == "svg" and name_of(parent) == "figure"):
                parent[position] = _region(child, _caption(parent, child) or heading)


def name_cells(root: Element) -> None:
    """Write, in place, on each cell the name of its column: on a phone a row of a table is shown as a card.

    So are tables with a head of three columns or more, but for the grids of forms.
    """
    for table in (one for one in root.iter() if name_of(one) == "table" and GRID not in classes_of(one)):
        rows = [element for element in table.iter() if name_of(element) == "tr"]
        names = [" ".join(text_of(cell).split()) for cell in rows[0]] if rows else []
        if len(names) < _CARDS or any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
            continue
        table.set("class", " ".join((*classes_of(table), "cards")))
        for cell, name in ((cell, name) for row in rows[1:] for cell, name in zip(row, names, strict=False)):
            if name_of(cell) == "td" and name and text_of(cell).strip():
                cell.set("data-column", name)


def _region(content: Element, label: str) -> Element:
    # A grid of a form is in a region that has the same name: its group of fields.
    is_region = name_of(content) == "table" and GRID not in classes_of(content)
    role = "region" if is_region else "group"
    region = Element(f"{{{XHTML}}}div", {"class": "scroll", "tabindex": "0", "role": role})
    if label:
        region.set("aria-labelledby", label)
    region.tail, content.tail = content.tail, None
    region.append(content)
    return region


def _caption(parent: Element, content: Element) -> str:
    """The id of the caption of a table or figure; one is made from the outer id when it has none."""
    holder, name = (content, "caption") if name_of(content) == "table" else (parent, "figcaption")
    caption = next((child for child in holder if name_of(child) == name), None)
    if caption is None or not (caption.get("id") or parent.get("id")):
        return ""
    if not caption.get("id"):
        caption.set("id", own_id(parent.get("id", ""), "caption"))
    return caption.get("id", "")
