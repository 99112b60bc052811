"""Drawings that keep their colours and sizes where a reader drops style sheets, as conversions for other readers do.

What the classes of a drawing say is written on its elements once more, as presentation attributes (SVG 2, 6.6). Where
style sheets are read, theirs win: by night a drawing has the colours of the night.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.markup.css import without_comments
from gesim_build.markup.tree import SVG, classes_of

ATTRIBUTES = frozenset(
    ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "font-family", "font-weight")
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STRIPE = re.compile(r'class="(motif-[\w-]+)"')
_CLASS = re.compile(r"\.([\w-]+)")

Rules = Mapping[str, Mapping[str, str]]


def rules_of(css: str) -> Rules:
    """What a style sheet without ``var()`` says of single classes that an attribute can say, in its order."""
    found: dict[str, dict[str, str]] = {}
    for selectors, declarations in _RULE.findall(without_comments(css)):
        said = dict(_pairs(declarations))
        for selector in map(str.strip, selectors.split(",")):
            if said and (name := _CLASS.fullmatch(selector)):
                # Written again, it comes after what is already there.
                found[name[1]] = {**found.pop(name[1], {}), **said}
    return found


def _pairs(declarations: str) -> list[tuple[str, str]]:
    pairs = (declaration.partition(":")[::2] for declaration in declarations.split(";"))
    return [(name.strip(), value.strip()) for name, value in pairs if name.strip() in ATTRIBUTES]


def draw_by_attributes(root: Element, rules: Rules) -> None:
    """Write, in place, on each element of the drawings below ``root`` what its classes say, and on each drawing its
    size."""
    for drawing in root.iter(f"{{{SVG}}}svg"):
        _say_size(drawing)
        for element in drawing.iter():
            words = classes_of(element)
            for name, said in rules.items():
                if name in words:
                    for attribute, value in said.items():
                        element.set(attribute, value)


def motif_by_attributes(page: str, rules: Rules) -> str:
    """A page with the motif of the covers, which comes from a template: the same for its stripes."""

    def drawn(match: re.Match[str]) -> str:
        said = "".join(f' {name}="{value}"' for name, value in rules.get(match[1], {}).items())
        return f"{match[0]}{said}"

    return _STRIPE.sub(drawn, page)


def _say_size(drawing: Element) -> None:
    """The size of the drawing in its own units, where it says none."""
    box = drawing.get("viewBox", "").split()
    if len(box) == len(("left", "top", "width", "height")):
        for name, size in zip(("width", "height"), box[2:], strict=True):
            if name not in drawing.attrib:
                drawing.set(name, size)
