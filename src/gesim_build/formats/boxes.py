"""Boxes on a screen: the icon beside the label, and a role that makes no landmark of them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.formats.xhtml import classes_of, name_of, parse

ICONS = "shared/icons/"


def finish_boxes(root: Element, icons: Mapping[str, bytes]) -> None:
    """Put, in place, the icon of its kind before each box's label, and the role ``note`` on the box.

    A named ``aside`` within ``main`` would be a landmark; a dozen of them hide the real ones
    (https://dequeuniversity.com/rules/axe/4.10/landmark-complementary-is-top-level).
    ``icons`` are SVG files by name, ``KIND.svg``. A kind without icon keeps its label alone.
    """
    for box in root.iter():
        if name_of(box) == "aside" and "box" in classes_of(box):
            box.set("role", "note")
            _add_icon(box, icons)


def _add_icon(box: Element, icons: Mapping[str, bytes]) -> None:
    kind = next((word.removeprefix("box-") for word in classes_of(box) if word.startswith("box-")), "")
    label = next((child for child in box if "box-label" in classes_of(child)), None)
    drawing = icons.get(f"{kind}.svg")
    if label is None or drawing is None:
        return
    icon = parse(drawing.decode())
    icon.tail, label.text = label.text, None
    label.insert(0, icon)
