"""The problems of a piece, page by page: what is too wide, too low, overlapping, alone or cut in two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.plan.job import LayoutProblem
from gesim_build.formats.pdf.prepare.document import NUMBER
from gesim_build.formats.pdf.weasy.layout_lint.figures import figure_problems
from gesim_build.formats.pdf.weasy.layout_lint.holes import holes
from gesim_build.formats.pdf.weasy.layout_lint.rows import split_rows
from gesim_build.formats.pdf.weasy.layout_lint.shapes import words_outside_shapes
from gesim_build.formats.pdf.weasy.layout_lint.stranded_headings import stranded_headings
from gesim_build.formats.pdf.weasy.layout_lint.texts import SLACK, Text, texts
from gesim_build.lengths import PX_PER_MM
from gesim_build.markup.tree import parents

# Letters of two texts that come closer than this overlap, in pixels.
OVERLAP = 1.0


def find_layout_problems(
    pages: Sequence[Any], tree: Element, boxed: frozenset[str] = frozenset(), *, full: bool = False
) -> tuple[LayoutProblem, ...]:
    """The problems of a piece whose words were drawn. ``pages`` are its page boxes, ``tree`` is what they show.

    ``boxed`` are the characters that were drawn as empty boxes, for no font has them. Pages of running text should be
    ``full``; those of a form, or of a part that was laid out once only, need not.

    What is drawn again on each page, as the head of a table, is reported once.
    """
    parent_of = parents(tree)
    number_of = _Numbers(parent_of)
    problems: list[LayoutProblem] = []
    for page, box in enumerate(pages):
        found = list(texts(box))
        problems += _boxes(found, page, boxed, number_of)
        problems += (*_misfits(found, page, box, number_of), *_collisions(found, page, number_of))
        problems += (
            LayoutProblem("words-outside-shape", page, number_of(element), words)
            for element, words in words_outside_shapes(box)
        )  # fmt: skip
    problems += (
        LayoutProblem("stranded-heading", page, number_of(element), words)
        for page, element, words in stranded_headings(pages, parent_of)
    )
    problems += (
        LayoutProblem("split-row", page, number_of(element), words)
        for page, element, words in split_rows(pages, parent_of)
    )
    problems += (replace(problem, element=number_of(element)) for element, problem in figure_problems(pages, parent_of))
    if full:
        problems += (replace(problem, element=number_of(element)) for element, problem in holes(pages))
    first: dict[tuple[object, ...], LayoutProblem] = {}
    for problem in problems:
        first.setdefault((problem.code, problem.element, problem.text, problem.other), problem)
    return tuple(first.values())


def _boxes(found: Sequence[Text], page: int, boxed: frozenset[str], number_of: _Numbers) -> Iterator[LayoutProblem]:
    """``missing-glyph`` for each text with characters that are empty boxes."""
    for text in found if boxed else ():
        if lacking := boxed & set(text.words):
            named = ", ".join(f"“{one}” (U+{ord(one):04X})" for one in sorted(lacking))
            yield LayoutProblem("missing-glyph", page, number_of(text.element), named)


class _Numbers:
    """The number of an element, or of the nearest one around it that has one."""

    def __init__(self, parent_of: Mapping[Element, Element]) -> None:
        self._parent_of = parent_of

    def __call__(self, element: Element | None) -> int:
        while element is not None:
            if number := element.get(NUMBER):
                return int(number)
            element = self._parent_of.get(element)
        return 0


def _misfits(found: Sequence[Text], page: int, box: Any, number_of: _Numbers) -> Iterator[LayoutProblem]:
    """``text-overflow`` for what is wider than its room, ``text-cut-off`` for what is below it or off the sheet."""
    for text in found:
        room = text.room
        low = max(text.bottom - min(room.bottom, box.margin_height()), text.right - box.margin_width(), -text.left)
        wide = max(text.right - room.right, room.left - text.left if _ends_at_the_right(text) else 0)
        if low > SLACK:
            yield LayoutProblem(
                "text-cut-off", page, number_of(text.element), text.words, size=round(low / PX_PER_MM, 1)
            )
        elif wide > SLACK:
            yield LayoutProblem(
                "text-overflow", page, number_of(text.element), text.words, size=round(wide / PX_PER_MM, 1)
            )


def _ends_at_the_right(text: Text) -> bool:
    """Do the lines grow to the left? Elsewhere marks of lists and hanging lines belong there."""
    return text.room.block is not None and text.room.block.style["text_align_all"] in ("right", "end", "center")


def _collisions(found: Sequence[Text], page: int, number_of: _Numbers) -> Iterator[LayoutProblem]:
    """``text-collision`` for each block whose letters overlap those of another one, once for both."""
    seen: set[tuple[int, int]] = set()
    ordered = sorted(found, key=lambda text: text.top)
    for place, text in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top > text.bottom - OVERLAP:
                break
            pair = (id(text.room.block), id(other.room.block))
            if pair[0] != pair[1] and pair not in seen and _overlap(text, other):
                seen |= {pair, pair[::-1]}
                yield LayoutProblem("text-collision", page, number_of(text.element), text.words, other.words)


def _overlap(text: Text, other: Text) -> bool:
    wide = min(text.right, other.right) - max(text.left, other.left)
    return wide > OVERLAP and min(text.bottom, other.bottom) - max(text.top, other.top) > OVERLAP
