"""Ids inside drawings: two figures on one page may both call a marker ``arrow``."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.markup.tree import SVG
from gesim_build.own_ids import own_id_in_drawing


def make_svg_ids_unique(root: Element) -> None:
    """Rename, in place, each id of a drawing that the document already uses, together with what refers to it."""
    drawings = list(root.iter(f"{{{SVG}}}svg"))
    inside = {id(element) for drawing in drawings for element in drawing.iter()}
    taken = {element.get("id", "") for element in root.iter() if id(element) not in inside}
    for number, drawing in enumerate(drawings, start=1):
        own = {name for element in drawing.iter() if (name := element.get("id"))}
        _rename(drawing, {name: own_id_in_drawing(name, "drawing", number) for name in own & taken})
        taken |= own


def _rename(drawing: Element, names: Mapping[str, str]) -> None:
    if not names:
        return
    for element in drawing.iter():
        for key, value in element.items():
            element.set(key, _renamed(key, value, names))


def _renamed(key: str, value: str, names: Mapping[str, str]) -> str:
    if key == "id" or key.startswith("aria-"):
        return " ".join(names.get(word, word) for word in value.split()) if key != "aria-label" else value
    for old, new in names.items():
        value = f"#{new}" if value == f"#{old}" else value.replace(f"url(#{old})", f"url(#{new})")
    return value
