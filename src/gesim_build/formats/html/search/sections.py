"""The sections of a part, which a search finds: what is below one heading, up to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gesim_build.markup.tree import HEADINGS, classes_of, name_of, parse, text_of
from gesim_build.model import Part

# What says nothing of its own: the index, lists of links, marks and numbers of notes and chapters.
_LEFT_OUT = frozenset(("footnote-ref", "footnote-back", "opener-number", "in-this-chapter", "index"))
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
     "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr")
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")
_BLOCK = "\x1e"


@dataclass(frozen=True, slots=True)
class Section:
    """Its anchor ("" for the top of the part), heading, and text: a line for each paragraph, cell or item."""

    anchor: str
    title: str
    text: str


@dataclass(slots=True)
class _Open:
    """A section of which the text is being read."""

    anchor: str
    title: str
    pieces: list[str] = field(default_factory=list)

    def closed(self) -> Section:
        blocks = (_SPACE.sub(" ", block).strip() for block in "".join(self.pieces).split(_BLOCK))
        return Section(self.anchor, self.title, "\n".join(filter(None, blocks)).replace("\u00ad", ""))


def sections(part: Part) -> tuple[Section, ...]:
    """The sections of a part in reading order. The first is the part itself; its title is that of the part.

    Text below a heading that has no id belongs to the section before, with the heading. A term that is explained is a
    section too, within the one that its list is in.
    """
    found = [around := _Open("", part.title)]
    open_ = around
    for piece in _pieces(parse(part.xhtml)):
        if isinstance(piece, str):
            open_.pieces.append(piece)
        elif name_of(piece) == "dl":
            open_ = around
        elif name_of(piece) != "h1":
            open_ = _Open(piece.get("id", ""), text_of(piece))
            around = around if name_of(piece) == "dt" else open_
            found.append(open_)
    return tuple(section.closed() for section in found)


def _pieces(element: Element) -> Iterator[str | Element]:
    """The texts below an element, with a mark between blocks; headings and terms with an id, and ends of lists of them,
    as they are.
    """
    name = name_of(element)
    if element.get("aria-hidden") == "true" or not _LEFT_OUT.isdisjoint(classes_of(element)):
        return
    if name in HEADINGS | {"dt"} and (element.get("id") or name == "h1"):
        yield element
        return
    edge = " " if name == "br" else "" if name in _INLINE else _BLOCK
    yield edge
    yield element.text or element.get("alt") or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge
    if name == "dl":
        yield element
