"""Links between parts: written ``#id`` in the manuscript, ``part.html#id`` where each part is a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from gesim_build.markup.tree import name_of
from gesim_build.own_ids import file_of_part

Address = Callable[[str], str]


def addresses(anchors: Mapping[str, str], suffix: str, here: str = "", folder: str = "") -> Address:
    """A function from an element id to the link that reaches it from the file of the part ``here``.

    ``suffix`` is the ending of the files (``.html``), ``folder`` leads to them from a file outside of it (``text/``).
    An id that no part has stays a link within the file.
    """

    def address(anchor: str) -> str:
        part = anchors.get(anchor, here)
        if part == here:
            return f"#{anchor}"
        file = f"{folder}{file_of_part(part)}{suffix}"
        return file if anchor == part else f"{file}#{anchor}"

    return address


def relink(root: Element, address: Address) -> None:
    """Rewrite, in place, every ``href="#id"`` of an ``a`` below ``root``."""
    for element in root.iter():
        target = element.get("href", "")
        if name_of(element) == "a" and target.startswith("#"):
            element.set("href", address(target[1:]))
