"""Wide things on a narrow screen: tables and drawings scroll within their own region, the page never does."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gesim_build.formats.xhtml import XHTML, classes_of, name_of
from gesim_build.own_ids import own_id


def add_scroll_regions(root: Element) -> None:
    """Wrap, in place, each ``table`` and each drawing of a figure in ``div.scroll``, focusable and named.

    The keyboard must reach what scrolls (WCAG 2.2, 2.1.1). The bundle's script takes focus and role away again from
    a region that has room enough. The name comes from the caption; without one from the nearest heading.
    """
    heading = ""
    for parent in list(root.iter()):
        if name_of(parent) in {"h1", "h2", "h3"} and parent.get("id"):
            heading = parent.get("id", "")
        for position, child in enumerate(list(parent)):
            if name_of(child) == "table" or (name_of(child) == "svg" and name_of(parent) == "figure"):
                parent[position] = _region(child, _caption(parent, child) or heading)


def _region(content: Element, label: str) -> Element:
    # A grid of a form stands in a region that has the same name: its group of fields.
    is_region = name_of(content) == "table" and "grid" not in classes_of(content)
    role = "region" if is_region else "group"
    region = Element(f"{{{XHTML}}}div", {"class": "scroll", "tabindex": "0", "role": role})
    if label:
        region.set("aria-labelledby", label)
    region.tail, content.tail = content.tail, None
    region.append(content)
    return region


def _caption(parent: Element, content: Element) -> str:
    """The id of the caption of a table or figure; one is made from the outer id when it has none."""
    holder, name = (content, "caption") if name_of(content) == "table" else (parent, "figcaption")
    caption = next((child for child in holder if name_of(child) == name), None)
    if caption is None or not (caption.get("id") or parent.get("id")):
        return ""
    if not caption.get("id"):
        caption.set("id", own_id(parent.get("id", ""), "caption"))
    return caption.get("id", "")
