"""Drawings: the engine's SVG sees no stylesheet of the page, so each gets its own; and where captions are."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import WIDE
from gesim_build.markup.tree import SVG, box_kind, classes_of, parse_bare


def style_drawings(section: Element, css: str) -> None:
    """Put, in place, the figure stylesheet into every drawing."""
    for drawing in section.iter(f"{{{SVG}}}svg"):
        style = Element(f"{{{SVG}}}style")
        style.text = css
        drawing.append(style)


def raise_captions(section: Element) -> None:
    """Put, in place, the caption of a figure in the text column before it: it is beside it, in the side column.

    Where that column is taken by a label, or there is none, the figure keeps to its place, and its caption is below.
    """
    taken = {figure for block in section.iter() if _has_labels(block) for figure in block.iter("figure")}
    for figure in section.iter("figure"):
        caption = figure.find("figcaption")
        if figure in taken:
            own = [word for word in classes_of(figure) if word != WIDE]
            figure.set("class", " ".join((*own, "below")))
        elif caption is not None and WIDE not in classes_of(figure):
            caption.tail = None
            figure.remove(caption)
            figure.insert(0, caption)


def _has_labels(block: Element) -> bool:
    """Does a block have a label in the side column, or use that column itself?"""
    return block.tag == "aside" or bool({"national", "form"} & classes_of(block))


def add_icons(section: Element, icons: Mapping[str, str]) -> None:
    """Put, in place, the icon of its kind (``icons`` holds SVG by kind) into each box's label."""
    for box in section.iter("aside"):
        kind = box_kind(box)
        label = box.find("p")
        if label is None or kind not in icons:
            continue
        icon = parse_bare(icons[kind])
        icon.tail, label.text = label.text, None
        label.insert(0, icon)
