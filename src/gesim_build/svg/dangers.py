"""What no drawing may have, wherever it is: what runs, what loads, what leads away."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gesim_build.svg.parse import line_of, local_name
from gesim_build.svg.problems import Problem

_XHTML = "http://www.w3.org/1999/xhtml"

_REFUSED = {
    "script": "Remove it: a drawing in a book does nothing by itself.",
    "foreignObject": "It holds a text in HTML, which is no drawing. In draw.io: select the shape, switch off "
    "“Formatted Text” and “Word Wrap” in Format, Text, and export again.",
    "image": "Put the picture into handbook/figures/ and use it as a figure of its own.",
    **dict.fromkeys(("iframe", "embed", "object", "audio", "video", "canvas", "link", "handler", "listener"),
                    "Remove it: a drawing in a book loads nothing."),
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "animateColor", "set", "discard", "mpath"),
                    "Remove it: nothing moves in a book."),
}  # fmt: skip


def dangers(root: etree._Element) -> Iterator[Problem]:
    """Elements and attributes that are refused, not left out: whoever drew them wanted something of them."""
    yield from _declarations(root)
    for element in (*_before(root), *root.iter()):
        line = line_of(element)
        if isinstance(element, etree._ProcessingInstruction):
            if element.target == "xml-stylesheet":
                yield Problem(line, "a style sheet in another file is not allowed", "Remove the <?xml-stylesheet …?>.")
            continue
        if not isinstance(element.tag, str):
            yield Problem(line, "entities are not allowed", "Write the character itself.")
            continue
        name = etree.QName(element)
        if name.namespace == _XHTML and element.getparent() is not None and not _inside_refused(element):
            yield Problem(line, f"the HTML element {name.localname} is not allowed", _REFUSED["foreignObject"])
        elif local_name(element) in _REFUSED:
            hint = _REFUSED[local_name(element)]
            yield Problem(line, f"the element {name.localname} is not allowed", hint)
        elif name.namespace != _XHTML:
            yield from _attributes(element, line)


def _before(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.itersiblings(preceding=True)


def _inside_refused(element: etree._Element) -> bool:
    return any(local_name(outer) in _REFUSED for outer in element.iterancestors())


def _declarations(root: etree._Element) -> Iterator[Problem]:
    """Entities that a document type declares; a bare ``<!DOCTYPE svg …>`` says nothing and is left out."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        yield Problem(1, "a document type that declares entities is not allowed", "Remove the <!DOCTYPE …>.")


def _attributes(element: etree._Element, line: int) -> Iterator[Problem]:
    for attribute, value in element.attrib.items():
        name = etree.QName(str(attribute)).localname.lower()
        if name.startswith("on"):
            yield Problem(line, f"the script attribute {name} is not allowed", "Remove it.")
        elif name in ("href", "src", "base") and not _is_own(name, str(value)):
            shown = str(value)[:60]
            hint = "A drawing leads nowhere and loads nothing: remove the link, or the image."
            yield Problem(line, f"the address {shown} in {name} is not allowed", hint)


def _is_own(name: str, value: str) -> bool:
    return name == "href" and (value.strip().startswith("#") or not value.strip())
