"""Figures are SVG drawn by hand: what may stand in one, and reading it as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.model import Source

NAMESPACE = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc")
)


def parse_svg(svg: str) -> etree._Element:
    """The tree of an SVG text; no entities, no network. Raises ``etree.XMLSyntaxError``."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
    )
    return etree.fromstring(svg.encode(), parser)


def text_lines(svg: str) -> tuple[int, ...]:
    """The line of each ``text`` element of an SVG text, in order. Raises ``etree.XMLSyntaxError``."""
    return tuple(int(element.sourceline or 1) for element in parse_svg(svg).iter(f"{{{NAMESPACE}}}text"))


def check_svg(source: Source) -> tuple[Diagnostic, ...]:
    """What makes a figure unusable: ``bad-svg`` (not XML), ``unsafe-svg`` (scripts, styles, links, foreign content)."""
    try:
        root = parse_svg(source.text)
    except etree.XMLSyntaxError as problem:
        line = problem.lineno or 1
        return (
            error(
                "bad-svg",
                f"not well-formed: {problem.msg}",
                Location(source.path, line),
                "Open it in a drawing program and save it as plain SVG.",
            ),
        )
    return tuple(_unsafe(source, root))


def _unsafe(source: Source, root: etree._Element) -> Iterator[Diagnostic]:
    if root.getroottree().docinfo.internalDTD is not None:
        yield error(
            "unsafe-svg", "a document type is not allowed", Location(source.path, 1), "Remove the <!DOCTYPE …>."
        )
    for element in root.iter():
        place = Location(source.path, element.sourceline or 1)
        if not isinstance(element.tag, str):
            yield error("unsafe-svg", "processing instructions and entities are not allowed", place, "Remove it.")
            continue
        name = etree.QName(element)
        if name.namespace != NAMESPACE or name.localname not in ELEMENTS:
            yield error(
                "unsafe-svg",
                f"the element {name.localname} is not allowed",
                place,
                f"Allowed: {', '.join(sorted(ELEMENTS))}.",
            )
        for attribute, value in element.attrib.items():
            if wrong := _unsafe_attribute(str(attribute), str(value)):
                yield error(
                    "unsafe-svg",
                    wrong,
                    place,
                    "Draw it with classes of figure.css and attributes such as x, y, d, font-size.",
                )


def _unsafe_attribute(attribute: str, value: str) -> str:
    name = etree.QName(attribute).localname.lower()
    if name.startswith("on"):
        return f"the script attribute {name} is not allowed"
    if name in ("href", "style", "src", "id", "base"):
        return f"the attribute {name} is not allowed"
    if "url(" in value.lower() or "javascript:" in value.lower() or "data:" in value.lower():
        return f"the address in {name} is not allowed"
    return ""
