"""The XML trees that the passes of the PDF work on: ElementTree, XHTML names without namespace."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def parse(xhtml: str) -> Element:
    """The tree of one well-formed XHTML element, as the layout engine wants it: only SVG keeps its namespace."""
    root = fromstring(xhtml)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(XHTML)
    return root


def classes(element: Element) -> list[str]:
    """The words of the ``class`` attribute."""
    return element.get("class", "").split()


def parents(root: Element) -> dict[Element, Element]:
    """The parent of every element but the root."""
    return {child: parent for parent in root.iter() for child in parent}


def text_of(element: Element) -> str:
    """The text of an element and all within it, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def remove(element: Element, parent: Element) -> None:
    """Take an element out of its parent; the text after it stays."""
    index = list(parent).index(element)
    tail = element.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
