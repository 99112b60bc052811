"""Word joiners: no line is broken within a pair like "Sozialarbeiter/-in", nor between a word and its note's mark."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import FOOTNOTE_REF
from gesim_build.markup.tree import SVG, classes_of

JOINER = "\u2060"
# The hyphen allows a break after it, and the ending of a word would be alone on the next line.
_PAIR = re.compile(r"(?<=\w)/-(?=\w)")
# What people copy character by character.
_VERBATIM = frozenset(("code", "kbd", "pre"))


def join_words(element: Element) -> None:
    """Put, in place, the joiners into the text of an element and of all within it, but for code and drawings."""
    if element.tag in _VERBATIM or element.tag.startswith(f"{{{SVG}}}"):
        return
    element.text = _joined(element.text)
    before: Element | None = None
    for child in element:
        if FOOTNOTE_REF in classes_of(child):
            _join_mark(element, before)
        join_words(child)
        child.tail = _joined(child.tail)
        before = child


def _join_mark(parent: Element, before: Element | None) -> None:
    """End the text in front of a mark, after its sibling ``before`` or at the start of its parent, with a joiner."""
    if before is None:
        parent.text = (parent.text or "") + JOINER
    else:
        before.tail = (before.tail or "") + JOINER


def _joined(text: str | None) -> str | None:
    return text and _PAIR.sub(f"/-{JOINER}", text)
