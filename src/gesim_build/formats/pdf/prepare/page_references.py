"""References say the page that they lead to: "section 5.1 (page 37)".

A part is laid out without knowing any page number. So each reference gets a text as wide as one of three digits, which
is broken into lines like all others; when the book is bound, `merge.page_numbers` sets the number in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import PAGE_NUMBER, PAGE_REFERENCE, RIGHTS, XREF
from gesim_build.markup.tree import HEADINGS, classes_of, parents, text_of

# What a number of three digits is set in place of; what is wider is made narrower.
DIGITS = "000"
# On both elements of a reference: its number in the part; and where it leads.
REFERENCE, TARGET = "data-page-reference", "data-page-of"
_NUMBER = "{number}"
# Where a number would be noise, or would be drawn again on each page. In a table of rights each row has a reference.
_WITHOUT = HEADINGS | {"thead", "nav", "pre"}
_BLOCKS = frozenset(("p", "li", "dd", "dt", "td", "th", "figcaption", "caption", "div", "section", "aside"))
_CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class _Block:
    """A block of text up to a reference: its text so far, and the targets whose page it has said already."""

    text: str = ""
    said: set[str] = field(default_factory=set)


def add_page_references(section: Element, pattern: str) -> None:
    """Put the text for a page number, in place, behind every reference of a section.

    ``pattern`` is how a page is called, with ``{number}``. A block says the page of a thing once.
    """
    parent_of = parents(section)
    places = [link for link in section.iter("a") if _has_number(link, parent_of)]
    blocks: dict[Element, _Block] = {}
    for number, link in enumerate(places):
        block = _block_of(link, parent_of)
        known = blocks.setdefault(block, _Block())
        target = link.get("href", "")[1:]
        if target in known.said:
            continue
        known.said.add(target)
        ancestors = {element.tag for element in _ancestors(link, parent_of)}
        words = pattern if ancestors & _CELLS else pattern.replace(" ", "\u00a0")
        before, behind = _around(words, within_brackets=_is_open(_text_before(block, link)))
        _insert(parent_of[link], link, _reference(number, target, before, behind))


def _has_number(link: Element, parent_of: dict[Element, Element]) -> bool:
    """Whether a link is a reference whose page is said."""
    if XREF not in classes_of(link) or not link.get("href", "").startswith("#") or not text_of(link):
        return False
    return not any(element.tag in _WITHOUT or RIGHTS in classes_of(element) for element in _ancestors(link, parent_of))


def _ancestors(element: Element, parent_of: dict[Element, Element]) -> Iterator[Element]:
    while element in parent_of:
        element = parent_of[element]
        yield element


def _block_of(link: Element, parent_of: dict[Element, Element]) -> Element:
    return next(element for element in _ancestors(link, parent_of) if element.tag in _BLOCKS)


def _text_before(block: Element, link: Element) -> str:
    """The text of a block in front of a link in it, without page numbers."""
    found: list[str] = []

    def read(element: Element) -> bool:
        found.append(element.text or "")
        for child in element:
            if child is link or (PAGE_REFERENCE not in classes_of(child) and read(child)):
                return True
            found.append(child.tail or "")
        return False

    read(block)
    return "".join(found)


def _is_open(text: str) -> bool:
    """Whether a bracket of the text is still open at its end."""
    return text.count("(") > text.count(")")


def _around(pattern: str, *, within_brackets: bool) -> tuple[str, str]:
    """What is before the number of a page, and what is behind it."""
    before, _, behind = pattern.partition(_NUMBER)
    return (f", {before}", behind) if within_brackets else (f" ({before}", f"{behind})")


def _reference(number: int, target: str, before: str, behind: str) -> Element:
    outer = Element("span", {"class": PAGE_REFERENCE, REFERENCE: str(number), TARGET: target})
    inner = Element("span", {"class": PAGE_NUMBER, REFERENCE: str(number)})
    outer.text, inner.text, inner.tail = before, DIGITS, behind
    outer.append(inner)
    return outer


def _insert(parent: Element, link: Element, reference: Element) -> None:
    """Put a page number behind a link, before the text that follows it."""
    reference.tail, link.tail = link.tail, None
    parent.insert(list(parent).index(link) + 1, reference)
