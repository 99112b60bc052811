"""An SVG text as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

NAMESPACE = "http://www.w3.org/2000/svg"
TEXT = f"{{{NAMESPACE}}}text"


def parse_svg(svg: str) -> etree._Element:
    """The tree of an SVG text; no entities, no network. Raises ``etree.XMLSyntaxError``."""
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever it declares
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
    )
    # As bytes: a text that declares an encoding of its own would be refused.
    return etree.fromstring(svg.encode(), parser)


def qualified(name: str) -> str:
    """The name of an SVG element as lxml writes it."""
    return f"{{{NAMESPACE}}}{name}"


def local_name(element: etree._Element | None) -> str:
    """The name of an SVG element; "" for none, one of another namespace, an instruction or an entity."""
    name = element.tag if element is not None else None
    return (
        name.removeprefix(f"{{{NAMESPACE}}}") if isinstance(name, str) and name.startswith(f"{{{NAMESPACE}}}") else ""
    )


def line_of(element: etree._Element) -> int:
    """The line of an element in its file, from 1."""
    return int(element.sourceline or 1)


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of a tree in document order, as they are now: the tree may be changed while this runs."""
    yield from list(root.iter(etree.Element))
