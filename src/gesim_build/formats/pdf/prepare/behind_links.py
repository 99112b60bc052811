"""Words that print puts behind a link, because paper cannot be followed: the page of a reference, an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from xml.etree.ElementTree import Element

from gesim_build.languages.apostrophes import is_in_word
from gesim_build.markup.tree import HEADINGS

# Their classes: of a reference the page that it leads to, and the digits in that; of a link out its address.
PAGE_REFERENCE, PAGE_NUMBER, PRINTED_ADDRESS = "page-reference", "page-number", "printed-address"
# On each element of such words: they are none of the book's text, and are marked so on the page.
ADDED = "data-added"
# Where they would be noise, or would be drawn again on each page.
WITHOUT = HEADINGS | {"thead", "nav", "pre"}
_CLOSING = "”“’‘»›«‹\"'"
_BLOCKS = frozenset(("p", "li", "dd", "dt", "td", "th", "figcaption", "caption", "div", "section", "aside"))


def ancestors(element: Element, parent_of: Mapping[Element, Element]) -> Iterator[Element]:
    """The elements around one, from the innermost."""
    while element in parent_of:
        element = parent_of[element]
        yield element


def block_of(link: Element, parent_of: Mapping[Element, Element]) -> Element:
    """The block of text that a link is in."""
    return next(element for element in ancestors(link, parent_of) if element.tag in _BLOCKS)


def cell_of(link: Element, parent_of: Mapping[Element, Element]) -> Element | None:
    """The cell of a table that a link is in, where there may be little room."""
    return next((element for element in ancestors(link, parent_of) if element.tag in ("td", "th")), None)


def within_brackets(link: Element, block: Element) -> bool:
    """Whether a bracket of the block is still open at a link in it."""
    found: list[str] = []

    def read(element: Element) -> bool:
        found.append(element.text or "")
        for child in element:
            if child is link or (ADDED not in child.attrib and read(child)):
                return True
            found.append(child.tail or "")
        return False

    read(block)
    text = "".join(found)
    return text.count("(") > text.count(")")


def words(word: str, text: str, **attributes: str) -> Element:
    """The words as an element of a class."""
    element = Element("span", {"class": word, ADDED: "", **attributes})
    element.text = text
    return element


def put_behind(link: Element, added: Element, parent_of: Mapping[Element, Element]) -> None:
    """Put an element behind a link, in place, and behind the quotation mark that closes there."""
    parent, tail = parent_of[link], link.tail or ""
    place = [*parent].index(link) + 1
    end = _end_of_quotation(tail, _text_from(parent, place))
    link.tail, added.tail = tail[:end], tail[end:]
    parent.insert(place, added)


def _end_of_quotation(tail: str, following: str) -> int:
    """How many signs at the beginning of a tail close quotations; ``following`` is the text after the tail."""
    text = tail + following
    signs = takewhile(lambda place: text[place] in _CLOSING and not is_in_word(text, place), range(len(tail)))
    return len([*signs])


def _text_from(parent: Element, place: int) -> str:
    """The text of the child at a place, if there is one: a word may go on in it."""
    return "".join(parent[place].itertext()) if place < len(parent) else ""
