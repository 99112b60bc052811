"""Lines of both directions, made ready for an engine that knows one direction for each box.

The layout engine sets the boxes of a line one after the other, from the right where their parent runs to the left, and
each text by itself. So what runs the other way than what is around it gets an element of its own, also where that
begins or ends within another one: then the boxes of a line come into the order that UAX #9 gives them, whatever line
they fall on. Each text from right to left says what is read of it (see `reading_order.py`). Where an element begins or
ends within an Arabic word, joiners on both sides keep the forms of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.reading_order import RIGHT_TO_LEFT as LETTERS
from gesim_build.formats.pdf.prepare.reading_order import SAID
from gesim_build.languages.bidi import OBJECT, embedding_levels
from gesim_build.languages.direction import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from gesim_build.languages.joining import JOINER, are_joined
from gesim_build.markup.classes import NUMBER, OPENER_FIGURE, OPENER_WORD
from gesim_build.markup.tree import SVG, classes_of

_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small", "span",
     "strong", "sub", "sup", "time", "u", "var", "wbr")
)  # fmt: skip
# What is one object to the line that it is in.
_OBJECTS = frozenset(("img", "input", "button", f"{{{SVG}}}svg"))
_APART = frozenset((NUMBER, OPENER_FIGURE, OPENER_WORD, "contents-number", "contents-folio", "contents-title",
                    "footnote", "footnote-paragraph", "tick-box", "tick-round"))  # fmt: skip
_BREAK, _NO_ROOM = "\n", "\u200b"
_TURNED = re.compile(f"[{LETTERS}]")
_LINES = re.compile(r"\n|[^\n]+")
_WHITE = re.compile(r"[\n\r\t]")
_WAYS = (LEFT_TO_RIGHT, RIGHT_TO_LEFT)
_CORE = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A piece of a paragraph: a text, or an element that is one object to its line.

    ``path`` are the elements around it, from the paragraph inwards; ``seen`` is what the algorithm is shown of it.
    """

    path: tuple[Element, ...]
    text: str
    element: Element | None = None
    level: int = 0

    @property
    def seen(self) -> str:
        if self.element is None:
            return self.text
        if self.element.tag == "br":
            return _BREAK
        return _NO_ROOM if self.element.tag == "wbr" or _is_empty(self.element) else OBJECT


Node = str | Element


def order_directions(section: Element, direction: str) -> None:
    """Give, in place, everything in a section that runs the other way than its surroundings an element that says so."""
    _order(section, direction, is_verbatim=False)


def _order(element: Element, around: str, *, is_verbatim: bool) -> None:
    direction = element.get("dir") or around
    is_verbatim = is_verbatim or element.tag == "pre"
    nodes: list[Node] = []
    for is_block, group in groupby(_content(element), _is_block):
        items = list(group)
        leaves = [] if is_block else list(_leaves(items, (), is_verbatim=is_verbatim))
        objects = items if is_block else [leaf.element for leaf in leaves]
        below = [one for one in objects if isinstance(one, Element)]
        for one in below:
            if one.tag not in _OBJECTS:
                _order(one, direction, is_verbatim=is_verbatim)
        nodes += below if is_block else _Paragraph(direction).nodes(leaves)
    _fill(element, nodes)


def _content(element: Element) -> list[Node]:
    """The texts and elements that an element has, in order; the texts behind elements are no longer theirs."""
    nodes: list[Node] = [element.text or ""]
    for child in element:
        nodes += [child, child.tail or ""]
        child.tail = None
    return [node for node in nodes if node != ""]


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag not in _INLINE | _OBJECTS


def _is_empty(element: Element) -> bool:
    return not element.text and not len(element) and element.tag not in _OBJECTS


def _is_object(element: Element) -> bool:
    """Whether it has a direction of its own, or one place in its line: its content has no part in the order of that."""
    return (
        element.tag in _OBJECTS
        or element.tag == "br"
        or bool(element.get("dir"))
        or bool(classes_of(element) & _APART)
        or _is_empty(element)
        or any(map(_is_block, element.iter()))
    )


def _leaves(items: Iterable[Node], path: tuple[Element, ...], *, is_verbatim: bool) -> Iterator[_Leaf]:
    for item in items:
        if isinstance(item, str):
            yield from (_Leaf(path, text) for text in (_LINES.findall(item) if is_verbatim else [item]))
        elif _is_object(item):
            yield _Leaf(path, "", item)
        else:
            yield from _leaves(_content(item), (*path, item), is_verbatim=is_verbatim)


def _fill(element: Element, nodes: Iterable[Node]) -> None:
    """Give an element this content in place of what it has."""
    for child in list(element):
        element.remove(child)
    element.text = None
    last: Element | None = None
    for node in nodes:
        if isinstance(node, Element):
            element.append(node)
            last = node
        elif last is None:
            element.text = (element.text or "") + node
        else:
            last.tail = (last.tail or "") + node


class _Paragraph:
    """Makes the nodes of one paragraph again, in its direction. An element in several pieces has its id once."""

    def __init__(self, direction: str) -> None:
        self._direction = direction
        self._base = int(direction == RIGHT_TO_LEFT)
        self._begun: set[Element] = set()

    def nodes(self, leaves: Sequence[_Leaf]) -> list[Node]:
        """The leaves in their elements, and in one more where they run the other way."""
        levelled = [
            piece
            for is_break, line in groupby(leaves, lambda leaf: leaf.seen == _BREAK)
            for piece in (line if is_break else self._levelled(list(line)))
        ]
        leaves = [replace(leaf, level=max(leaf.level, self._base)) for leaf in _joined(levelled)]
        return self._nested(leaves, 0, self._base)

    def _levelled(self, leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
        """The leaves of one line of a paragraph with their levels, cut where the level changes."""
        levels = iter(embedding_levels("".join(_WHITE.sub(" ", leaf.seen) for leaf in leaves), self._base))
        for leaf in leaves:
            own = [next(levels) for _ in leaf.seen]
            start = 0
            for level, run in groupby(own):
                end = start + len(list(run))
                yield replace(leaf, text=leaf.text[start:end], level=level)
                start = end

    def _nested(self, leaves: Sequence[_Leaf], depth: int, level: int) -> list[Node]:
        """The nodes of leaves that have ``depth`` elements in common and are at this level or above."""
        nodes: list[Node] = []
        place = 0
        while place < len(leaves):
            end = _other_way(leaves, place, depth, level)
            if end > place:
                wrapper = Element("span", {"dir": _WAYS[(level + 1) % 2]})
                _fill(wrapper, self._nested(leaves[place:end], depth, level + 1))
                nodes.append(wrapper)
            elif (around := _head(leaves[place], depth)) is not None:
                end = _end_of_piece(leaves, place, depth, level)
                piece = self._piece(around)
                _fill(piece, self._nested(leaves[place:end], depth + 1, level))
                nodes.append(piece)
            else:
                nodes += self._leaf(leaves[place])
                end = place + 1
            place = end
        return nodes

    def _piece(self, element: Element) -> Element:
        attributes = dict(element.attrib)
        if element in self._begun:
            attributes.pop("id", None)
        self._begun.add(element)
        return Element(element.tag, attributes)

    def _leaf(self, leaf: _Leaf) -> Iterator[Node]:
        if leaf.element is not None:
            if leaf.level != self._base and leaf.seen == OBJECT and leaf.element.tag not in _OBJECTS:
                leaf.element.set("dir", leaf.element.get("dir") or self._direction)
            yield leaf.element
            return
        before, core, after = _CORE.fullmatch(leaf.text).groups()  # type: ignore[union-attr]
        yield before
        if leaf.level % 2 and _TURNED.search(core):
            said = Element("span", {SAID: " ".join(core.replace(JOINER, "").split())})
            said.text = core
            yield said
        else:
            yield core
        yield after


def _joined(leaves: Sequence[_Leaf]) -> Iterator[_Leaf]:
    """The leaves with joiners where two of them are in one Arabic word."""
    joints = [*map(are_joined, [leaf.text for leaf in leaves], [leaf.text for leaf in leaves[1:]]), False]
    for leaf, begins, ends in zip(leaves, [False, *joints], joints, strict=False):
        yield replace(leaf, text=f"{JOINER * begins}{leaf.text}{JOINER * ends}")


def _head(leaf: _Leaf, depth: int) -> Element | None:
    return leaf.path[depth] if depth < len(leaf.path) else None


def _other_way(leaves: Sequence[_Leaf], place: int, depth: int, level: int) -> int:
    """Where what runs the other way from here on ends; ``place`` itself if nothing does, or within one element only."""
    end = place
    while end < len(leaves) and leaves[end].level > level:
        end += 1
    heads = {_head(leaf, depth) for leaf in leaves[place:end]}
    return place if len(heads) == 1 and heads != {None} else end


def _end_of_piece(leaves: Sequence[_Leaf], place: int, depth: int, level: int) -> int:
    """Where the element ends that the leaf at ``place`` is in, or something that it shares with what is behind it."""
    around = _head(leaves[place], depth)
    end = place
    while end < len(leaves) and _head(leaves[end], depth) is around:
        if _starts_run(leaves, end, level) and _other_way(leaves, end, depth, level) > end:
            break
        end += 1
    return end


def _starts_run(leaves: Sequence[_Leaf], place: int, level: int) -> bool:
    return leaves[place].level > level and (place == 0 or leaves[place - 1].level <= level)
