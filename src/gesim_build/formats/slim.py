"""What makes the book as one page shorter and changes nothing of it: what nobody sees, icons that come again."""

from __future__ import annotations

import re
from collections.abc import Container
from xml.etree.ElementTree import Element, SubElement, tostring

from gesim_build.markup import classes
from gesim_build.markup.tree import HEADINGS, SVG, classes_of, name_of
from gesim_build.own_ids import MARK, own_id_in_drawing
from gesim_build.svg.tables import PROPERTIES

_ICON = "icon"
# What leads to an id: a link, or what names, describes, owns or continues an element.
_ARIA = "labelledby|describedby|details|controls|owns|flowto|errormessage|activedescendant"
_REFERENCES = re.compile(rf'\s(?:href="#|(?:aria-(?:{_ARIA})|headers)=")([^"]+)"')
_WITHOUT_TEXT = frozenset(("dl", "ol", "table", "tbody", "thead", "tr", "ul"))
_LOOKED_FOR = frozenset(word for word in vars(classes).values() if isinstance(word, str))
# How large an icon is, the style sheet says too; how it is drawn (`PROPERTIES`), a copy has from what it repeats.
_NOT_OF_COPY = ("id", "width", "height", "focusable", *PROPERTIES)


def drop_unused_ids(root: Element, page: str) -> None:
    """Take away, in place, each id to which nothing leads on a page, which ``root`` is a piece of.

    An author's ids stay where a reader may link to: on parts, sections and headings; so do those in drawings.
    """
    wanted = {id for ids in _REFERENCES.findall(page) for id in ids.split()}
    for element in (one for one in root.iter() if one.get("id") and not one.tag.startswith(f"{{{SVG}}}")):
        id = element.get("id", "")
        if id not in wanted and (MARK in id or name_of(element) not in ("section", *HEADINGS)):
            del element.attrib["id"]


def drop_unused_classes(root: Element, used: Container[str]) -> None:
    """Take away, in place, the classes that are neither used nor what inspections of finished files look for."""
    for element in (one for one in root.iter() if one.get("class")):
        if kept := " ".join(word for word in classes_of(element) if word in used or word in _LOOKED_FOR):
            element.set("class", kept)  # in its place among the attributes: so it packs better
        else:
            del element.attrib["class"]


def drop_spaces(root: Element) -> None:
    """Take away, in place, the line ends between the items of lists and the rows and cells of tables."""
    for element in (one for one in root.iter() if name_of(one) in _WITHOUT_TEXT):
        element.text = (element.text or "").strip() or None
        for child in element:
            child.tail = (child.tail or "").strip() or None


def share_icons(root: Element) -> None:
    """Draw, in place, each icon once: where it comes again, it is a copy of the first."""
    ids: dict[bytes, str] = {}
    for icon in (one for one in root.iter(f"{{{SVG}}}svg") if _ICON in classes_of(one)):
        tail, icon.tail = icon.tail, None
        drawing = tostring(icon)
        if drawing in ids:
            _copy(icon, ids[drawing])
        else:
            ids[drawing] = own_id_in_drawing(_ICON, "shape", len(ids) + 1)
            _hold(icon, ids[drawing])
        icon.tail = tail


def _copy(icon: Element, id: str) -> None:
    """Let an icon be a copy of the group with an id."""
    attributes = {key: value for key, value in icon.attrib.items() if key not in _NOT_OF_COPY}
    icon.clear()
    icon.attrib.update(attributes)
    SubElement(icon, f"{{{SVG}}}use", {"href": f"#{id}"})


def _hold(icon: Element, id: str) -> None:
    """Put what an icon consists of, with how it is drawn, into a group that can be copied."""
    shapes, drawn = list(icon), {key: value for key, value in icon.attrib.items() if key in PROPERTIES}
    for shape in shapes:
        icon.remove(shape)
    for key in drawn:
        del icon.attrib[key]
    SubElement(icon, f"{{{SVG}}}g", {"id": id, **drawn}).extend(shapes)
