"""Drawings: the engine's SVG sees no stylesheet of the page, so each gets its own; and where captions stand."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.tree import SVG, classes, parse


def style_drawings(section: Element, css: str) -> None:
    """Put, in place, the figure stylesheet into every drawing."""
    for drawing in section.iter(f"{SVG}svg"):
        style = Element(f"{SVG}style")
        style.text = css
        drawing.append(style)


def raise_captions(section: Element) -> None:
    """Put, in place, the caption of a figure in the text column before it: it stands beside it, in the side column.

    Where that column is taken by a label, or there is none, the figure keeps to its place, and its caption is below.
    """
    taken = {figure for block in section.iter() if _has_labels(block) for figure in block.iter("figure")}
    for figure in section.iter("figure"):
        caption = figure.find("figcaption")
        if figure in taken:
            own = [word for word in classes(figure) if word != "wide"]
            figure.set("class", " ".join((*own, "below")))
        elif caption is not None and "wide" not in classes(figure):
            caption.tail = None
            figure.remove(caption)
            figure.insert(0, caption)


def _has_labels(block: Element) -> bool:
    """Does a block have a label in the side column, or use that column itself?"""
    return block.tag == "aside" or bool({"national", "form"} & set(classes(block)))


def add_icons(section: Element, icons: Mapping[str, str]) -> None:
    """Put, in place, the icon of its kind (``icons`` holds SVG by kind) into each box's label."""
    for box in section.iter("aside"):
        kind = next((word.removeprefix("box-") for word in classes(box) if word.startswith("box-")), "")
        label = box.find("p")
        if label is None or kind not in icons:
            continue
        icon = parse(icons[kind])
        icon.tail, label.text = label.text, None
        label.insert(0, icon)
