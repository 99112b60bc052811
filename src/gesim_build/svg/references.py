"""Gradients, clips and the like: those that are used, in one place, under names that no other drawing has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gesim_build.svg.parse import elements, local_name, qualified
from gesim_build.svg.tables import REFERRED

_REFERENCE = re.compile(r"url\(#([^)]*)\)")


def gather(root: etree._Element, prefix: str) -> None:
    """Keep, in place, what is referred to in one ``defs`` at the beginning, with ids ``prefix-1`` and so on.

    All other ids, definitions that nothing uses, and references that lead nowhere are taken out.
    """
    known = {str(one.get("id")): one for one in elements(root) if one.get("id") and local_name(one) in REFERRED}
    used = _used(root, known)
    for element in [one for one in elements(root) if local_name(one) in ("defs", *REFERRED)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    names = {old: f"{prefix}-{number}" for number, old in enumerate(used, 1)}
    if used:
        place = etree.Element(qualified("defs"))
        place.extend(known[name] for name in used)
        root.insert(0, place)
    for element in elements(root):
        if (old := element.attrib.pop("id", None)) in names:
            element.set("id", names[str(old)])
        for name, value in element.attrib.items():
            if "url(" in value:
                _rename(element, str(name), str(value), names)


def _used(root: etree._Element, known: dict[str, etree._Element]) -> dict[str, None]:
    """The ids that what is drawn refers to, and what these refer to, in order."""
    found: dict[str, None] = {}
    waiting = [name for element in _drawn(root) for name in _names(element)]
    while waiting:
        name = waiting.pop(0)
        if name in known and name not in found:
            found[name] = None
            waiting += [inner for element in elements(known[name]) for inner in _names(element)]
    return found


def _drawn(element: etree._Element) -> Iterator[etree._Element]:
    """The elements that are drawn where they are."""
    yield element
    for child in element:
        if local_name(child) not in ("defs", *REFERRED):
            yield from _drawn(child)


def _names(element: etree._Element) -> Iterator[str]:
    for value in element.attrib.values():
        yield from _REFERENCE.findall(str(value))


def _rename(element: etree._Element, name: str, value: str, names: dict[str, str]) -> None:
    lost = any(old not in names for old in _REFERENCE.findall(value))
    if not lost:
        element.set(name, _REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", value))
    elif rest := _REFERENCE.sub("", value).strip():
        element.set(name, rest)
    elif name in ("fill", "stroke"):
        element.set(name, "none")
    else:
        del element.attrib[name]
