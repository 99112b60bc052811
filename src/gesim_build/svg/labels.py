"""The words of a label, a ``text`` element in the form that `words` gives it: read from a tree, so no parser starts."""

from __future__ import annotations

from typing import Any

Element = Any  # an lxml element; lxml ships no types

_PLACED = ("x", "y", "dx", "dy")


def joined(element: Element) -> str:
    """The words of an element as they are written, with a space before each line that has a place of its own."""
    return (element.text or "") + "".join(
        (" " if is_placed(child) else "") + joined(child) + (child.tail or "") for child in element
    )


def is_placed(element: Element) -> bool:
    """Whether an element has a place of its own: a line of a label, not a word in it."""
    return any(name in element.attrib for name in _PLACED)
