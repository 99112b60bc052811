"""Puts the words "continued" where a box or a table goes on, when it is known on which pages.

They were laid out where it begins, out of the flow, so no line moves when they are taken away there and put, at the
same place of the block, on each further page. CSS has nothing that is only on the later pages of a block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.continued import CONTINUED
from gesim_build.markup.tree import classes_of


def place_continued(pages: Sequence[Any]) -> None:
    """Move, in place, the words of each block on pages (boxes of the engine, not mirrored yet) to where it goes on."""
    labels = {around: label for page in pages for around, label in _take_labels(page)}
    if labels:
        fragments: dict[Element, list[Any]] = defaultdict(list)
        for page in pages:
            for fragment in _fragments(page, labels):
                fragments[fragment.element].append(fragment)
        for element, label in labels.items():
            first, *others = fragments[element]
            for other in others:
                _put(label, first, other)


def _take_labels(box: Any) -> Iterator[tuple[Element, Any]]:
    """The labels in a box, each with the element that it is about, taken out of the boxes they are in."""
    kept = []
    for child in box.children:
        inner = getattr(child, "_box", child)
        if _is_label(inner):
            yield box.element, inner
        else:
            kept.append(child)
            if hasattr(inner, "children"):
                yield from _take_labels(inner)
    if len(kept) < len(box.children):
        box.children = kept


def _is_label(box: Any) -> bool:
    return box.element is not None and box.is_absolutely_positioned() and CONTINUED in classes_of(box.element)


def _fragments(box: Any, wanted: dict[Element, Any]) -> Iterator[Any]:
    """The outermost box of each wanted element within a box."""
    for child in box.children:
        child = getattr(child, "_box", child)
        if child.element in wanted and "::" not in child.element_tag:
            yield child
        elif hasattr(child, "children"):
            yield from _fragments(child, wanted)


def _put(label: Any, first: Any, other: Any) -> None:
    """Put a copy of a label to a fragment, where it is in the first one."""
    copy = label.deepcopy()
    copy.translate(
        other.border_box_x() - first.border_box_x(),
        other.border_box_y() - first.border_box_y(),
    )
    other.children = [*other.children, copy]
