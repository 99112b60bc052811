"""XHTML as a tree: of ElementTree where formats change it, of lxml where finished files are read again."""

from __future__ import annotations

from collections.abc import KeysView
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from gesim_build.markup.classes import BOX_KIND_PREFIX

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def parse(xhtml: str) -> Element:
    """The tree of one well-formed element. Elements without a namespace are taken as XHTML; comments are dropped."""
    root = fromstring(xhtml)
    for element in root.iter():
        if not element.tag.startswith("{"):
            element.tag = f"{{{XHTML}}}{element.tag}"
    return root


def parse_bare(xhtml: str) -> Element:
    """The same with bare names of XHTML, as the layout engine wants them: only SVG keeps its namespace."""
    root = fromstring(xhtml)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{XHTML}}}")
    return root


# What follows takes elements of both libraries, which have no type in common.


def name_of(element: Any) -> str:
    """The local name: ``a`` for ``{http://www.w3.org/1999/xhtml}a``; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def classes_of(element: Any) -> KeysView[str]:
    """The words of the ``class`` attribute, in order."""
    return dict.fromkeys(str(element.get("class", "")).split()).keys()


def box_kind(box: Any) -> str:
    """The kind of a box, from its class ``box-KIND``; "" if it has none."""
    kinds = (word for word in classes_of(box) if word.startswith(BOX_KIND_PREFIX))
    return next(kinds, "").removeprefix(BOX_KIND_PREFIX)


def add_class(element: Any, word: str) -> None:
    """Give an element one class more, in place."""
    element.set("class", f"{element.get('class', '')} {word}".strip())


def text_of(element: Any) -> str:
    """The text of an element and all within it, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def parents(root: Element) -> dict[Element, Element]:
    """The parent of every element but the root."""
    return {child: parent for parent in root.iter() for child in parent}


def remove(element: Element, parent: Element) -> None:
    """Take an element out of its parent, in place; the text after it stays."""
    index = list(parent).index(element)
    tail = element.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
