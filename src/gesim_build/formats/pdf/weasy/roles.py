"""Which standard structure type each element of the book has in the PDF (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.behind_links import PAGE_REFERENCE, PRINTED_ADDRESS
from gesim_build.markup.classes import ENDNOTE, ENDNOTE_NUMBER, LOCATORS
from gesim_build.markup.tree import SVG, classes_of

# An element that is not named here has no structure element of its own: its content belongs to its parent.
ROLES = {
    "section": "Sect",
    "aside": "Sect",
    "header": "Div",
    "footer": "Div",
    "nav": "Div",
    "figure": "Div",
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "blockquote": "BlockQuote",
    "pre": "P",
    "code": "Code",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    f"{{{SVG}}}svg": "Figure",
    "img": "Figure",
}

CLASS_ROLES = {
    "footnote": "Note",
    ENDNOTE: "Note",
    ENDNOTE_NUMBER: "Lbl",
    "footnote-paragraph": "P",
    "contents-list": "TOC",
    "contents-item": "TOCI",
    "field": "Div",
    PAGE_REFERENCE: "Reference",
    PRINTED_ADDRESS: "Reference",
    # What the lines of the index lead to is apart from their words, and nothing by itself (ISO 32000-1, 14.8.4.2).
    LOCATORS: "NonStruct",
}

# Kept even when nothing of them is printed: a row must have all its cells.
KEPT_EMPTY = frozenset(("Table", "THead", "TBody", "TR", "TH", "TD"))

# Text within these hangs directly on them; the others are containers of blocks.
NUMBERINGS = {"ol": "Decimal", "ul": "Disc", "dl": "None"}


def role_of(element: Element) -> str | None:
    """The structure type of an element, or None if its content belongs to its parent."""
    for word in classes_of(element):
        if word in CLASS_ROLES:
            return CLASS_ROLES[word]
    role = ROLES.get(element.tag)
    if role is None and (element.get("lang") or element.get("data-text") or element.tag == "abbr"):
        return "Span"
    return role


def is_hidden(element: Element) -> bool:
    """Is the element an ornament, or an image without text alternative?"""
    if element.get("aria-hidden") == "true":
        return True
    return element.tag == "img" and not element.get("alt")


def alternative_of(element: Element) -> str:
    """The text alternative of a figure: the ``title`` of a drawing, the ``alt`` of an image."""
    if element.tag == "img":
        return element.get("alt", "")
    title = element.find(f"{{{SVG}}}title")
    return (title.text or "").strip() if title is not None else ""
