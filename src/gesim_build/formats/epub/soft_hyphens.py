"""Places where a long word in a table may be divided.

A page of an EPUB cannot be pushed sideways, and not every reader divides words by itself: a table of three columns
would run over the edge of a phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.hyphenation import dictionary_of
from gesim_build.markup.tree import name_of

SOFT_HYPHEN = "\u00ad"
# Words of fewer letters stay whole. At the ends of a word so many letters stay together, within it so many.
LONG, ENDS, WITHIN = 9, 4, 3
_CELLS = ("td", "th")
# What is drawn or written to be copied letter by letter.
_LEFT_ALONE = ("svg", "code", "kbd")
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")


def allow_division(root: Element, language: str) -> None:
    """Put soft hyphens into the long words of all cells, in place. ``language`` is that of the text around."""
    _walk(root, language, inside=False)


def _walk(element: Element, language: str, *, inside: bool) -> None:
    language = element.get("lang", language)
    inside = (inside or name_of(element) in _CELLS) and name_of(element) not in _LEFT_ALONE
    if inside:
        element.text = divisible(element.text or "", language)
    for child in element:
        _walk(child, language, inside=inside)
        if inside:
            child.tail = divisible(child.tail or "", language)


def divisible(text: str, language: str) -> str:
    """The text with soft hyphens in its long words; as it is where no dictionary knows the language."""
    dictionary = dictionary_of(language)
    return _WORD.sub(lambda word: SOFT_HYPHEN.join(_pieces(word[0], dictionary)), text) if dictionary else text


def _pieces(word: str, dictionary: Any) -> Iterator[str]:
    start = 0
    for position in dictionary.positions(word):
        if ENDS <= position <= len(word) - ENDS and position - start >= WITHIN:
            yield word[start:position]
            start = position
    yield word[start:]
