"""The empty corner of a table: a header cell that heads nothing is read out as a nameless header."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gesim_build.formats.xhtml import XHTML, name_of


def free_empty_corners(root: Element) -> None:
    """Turn, in place, every ``th`` without text into a ``td``."""
    for element in root.iter():
        if name_of(element) == "th" and not "".join(element.itertext()).strip() and not len(element):
            element.tag = f"{{{XHTML}}}td"
            element.attrib.pop("scope", None)
