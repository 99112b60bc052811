"""A tree back to text: as HTML for web pages, as XHTML for EPUB documents."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from gesim_build.markup.tree import SVG, XHTML

_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.idpf.org/2007/ops": "epub:",
    XHTML: "",
    SVG: "",
    "": "",
}
# https://html.spec.whatwg.org/multipage/syntax.html#void-elements
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


def to_html(element: Element) -> str:
    """The element in HTML syntax: void elements without an end tag, all others with one, no namespaces."""
    return "".join(_pieces(element, "", html=True))


def to_xhtml(element: Element) -> str:
    """The element in XML syntax, for use in a document whose default namespace is XHTML."""
    return "".join(_pieces(element, XHTML, html=False))


def _pieces(element: Element, around: str, *, html: bool) -> Iterator[str]:
    space, _, name = element.tag[1:].partition("}")
    yield f"<{name}"
    if not html and space != around:
        yield f' xmlns="{space}"'
    for key, value in element.items():
        yield f' {_attribute_name(key)}="{escape(value, {chr(34): "&quot;"})}"'
    if html and name in _VOID:
        yield ">"
    elif not html and not len(element) and not element.text and (name in _VOID or space == SVG):
        yield "/>"
    else:
        yield ">"
        yield escape(element.text or "")
        for child in element:
            yield from _pieces(child, space, html=html)
            yield escape(child.tail or "")
        yield f"</{name}>"


def _attribute_name(key: str) -> str:
    space, _, name = key[1:].partition("}") if key.startswith("{") else ("", "", key)
    return _PREFIXES[space] + name
