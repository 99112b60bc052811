"""Sections without a heading are no sections to a reader who moves from heading to heading: they become ``div``."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gesim_build.formats.xhtml import XHTML, name_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def unwrap_headless_sections(root: Element) -> None:
    """Turn, in place, every ``section`` below ``root`` that holds no heading into a ``div`` with its attributes."""
    for element in root.iter():
        if name_of(element) == "section" and not any(name_of(child) in HEADINGS for child in element.iter()):
            element.tag = f"{{{XHTML}}}div"
