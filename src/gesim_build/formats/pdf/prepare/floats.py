"""Figures and tables that may go to the next page, while the text that follows them runs on before them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import FLOATING, HERE, TABLE
from gesim_build.markup.tree import classes_of, parents

# Set where something is not in its place, so that it is read there nevertheless.
FLOATED = "data-floated"


def is_float(element: Element) -> bool:
    """Whether an element may be moved behind what follows: figures, unless they say not to; tables that ask for it."""
    words = classes_of(element)
    return (element.tag == "figure" and HERE not in words) or (TABLE in words and FLOATING in words)


def move_floats(root: Element, moves: Mapping[str, int], number: str) -> Element:
    """The document in which each element of ``moves`` is behind so many of those that follow it; changed in place.

    Elements are named by their attribute ``number``.
    """
    if not moves:
        return root
    parent_of = parents(root)
    for element in [one for one in root.iter() if one.get(number) in moves]:
        siblings = parent_of[element]
        place = list(siblings).index(element)
        siblings.remove(element)
        siblings.insert(place + moves[element.get(number, "")], element)
        for one in (element, *element.findall("table")):
            one.set(FLOATED, "true")
    return root
