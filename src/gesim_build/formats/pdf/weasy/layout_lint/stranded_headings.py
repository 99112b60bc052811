"""Headings, captions and heads of tables alone at the foot of a page, while what they head is on the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.in_flow import innermost
from gesim_build.markup.classes import BOX_TITLE, NAV_TITLE, TABLE_TITLE
from gesim_build.markup.tree import HEADINGS, classes_of, text_of

HEADS = HEADINGS | {"caption", "thead", "dt"}
HEAD_CLASSES = frozenset((BOX_TITLE, TABLE_TITLE, NAV_TITLE))


def stranded_headings(pages: Sequence[Any], parent_of: Mapping[Element, Element]) -> Iterator[tuple[int, Element, str]]:
    """Page, element and words of each head that is the last thing on its page, if something follows."""
    lasts = [_last(page) for page in pages]
    for number, (last, following) in enumerate(pairwise(lasts)):
        head = _head(last, parent_of)
        if head is not None and following is not None and _head(following, parent_of) is not head:
            yield number, head, text_of(head)


def _head(element: Element | None, parent_of: Mapping[Element, Element]) -> Element | None:
    """The head that an element is, or is in."""
    while element is not None:
        parent = parent_of.get(element)
        if (element.tag in HEADS and not _is_all(element, parent)) or HEAD_CLASSES & classes_of(element):
            return element
        element = parent
    return None


def _is_all(head: Element, parent: Element | None) -> bool:
    """Whether a table has nothing but its head: the head is what is to be read, and may be the last on a page."""
    return (
        head.tag == "thead"
        and parent is not None
        and next(parent.iter("td"), None) is None
        and not any(len(body) for body in parent.findall("tbody"))
    )


def _last(page: Any) -> Element | None:
    """The element of the last thing on a page: a line, an image, or what is empty but has a height.

    Those are writing lines and blank cells.
    """
    elements = [box.element for box in innermost(page, _has_height)]
    return elements[-1] if elements else None


def _has_height(box: Any) -> bool:
    height = box.height if isinstance(box, boxes.TextBox) else box.border_height()
    return box.element is not None and height > 0
