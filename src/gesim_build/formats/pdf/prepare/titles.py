"""Where the lines of titles are not broken: a short word stays with the next one, and the last word is not left alone.

The engine balances no lines. So words are bound by spaces that do not break, as far as what is bound stays short
enough for any line of a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gesim_build.markup.tree import HEADINGS, classes_of

TITLE_CLASSES = frozenset(("cover-title", "title-title", "back-title", "masthead-title"))
# What is bound together at the end of a line or with the word behind it has at most so many characters.
LONGEST = 20
# Articles and prepositions; what is longer may end a line.
SHORT = 3

_SPACE = re.compile(" +")
BOUND = "\u00a0"


def bind_titles(section: Element) -> None:
    """Bind, in place, the words of all titles of a section."""
    for element in section.iter():
        if element.tag in HEADINGS or TITLE_CLASSES & classes_of(element):
            _bind(element)


def _bind(title: Element) -> None:
    """The words of each text of a title; the last word of all is in the last text that has any."""
    texts = [(element, name) for element, name in _texts(title) if (getattr(element, name) or "").strip()]
    for element, name in texts:
        text = getattr(element, name)
        setattr(element, name, bound(text, is_last=(element, name) == texts[-1]))


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    yield element, "text"
    for child in element:
        yield from _texts(child)
        yield child, "tail"


def bound(text: str, *, is_last: bool) -> str:
    """A text with a space that does not break behind each short word and, at the end, before the last one."""
    words = _SPACE.split(text)
    result = words[0]
    for place, word in enumerate(words[1:], start=1):
        run = len(result.rpartition(" ")[2])
        before = words[place - 1]
        binds = before.isalpha() and len(before) <= SHORT
        binds |= is_last and place == len(words) - 1 and place > 1
        result += (BOUND if binds and word and run + 1 + len(word) <= LONGEST else " ") + word
    return result
