"""Where on the pages of a PDF a message is: its letters are looked for in what the pages show. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from lxml import etree

from gesim_build.assemble.inline_renderer import MESSAGE_ATTRIBUTE
from gesim_build.model import Manuscript

# A text that goes on on the next page, or has the mark of a note in it, is found by a piece of so many letters.
_PIECES = (80, 40, 20)


@dataclass(frozen=True)
class PageText:
    """The text of a page as the PDF has it, and its letters alone, each with its place in that text."""

    text: str

    @cached_property
    def letters(self) -> str:
        """Letters and digits in one form: without marks, case, hyphens and spaces."""
        return "".join(letter for letter, _ in self._placed)

    @cached_property
    def _placed(self) -> Sequence[tuple[str, int]]:
        return [(letter, index) for index, sign in enumerate(self.text) for letter in _letters(sign)]

    def span(self, start: int, length: int) -> tuple[int, int]:
        """The first sign of some letters in the text, and the number of signs to the last."""
        first, last = self._placed[start][1], self._placed[start + length - 1][1]
        return first, last - first + 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A page, counted from 0, and the signs of its text that show a message: the first one, and how many.

    They are not the ``whole`` of it where it goes on on another page, or a note is called in it.
    """

    page: int
    first: int
    count: int
    whole: bool = True


def letters(text: str) -> str:
    """The letters and digits of a text in the form in which those of pages are compared."""
    return "".join(letter for sign in text for letter in _letters(sign))


@cache
def _letters(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


def texts_of(manuscript: Manuscript) -> Mapping[str, tuple[str, str, float]]:
    """What each message is printed as where it comes first: the id of its part, its letters, how far into the part."""
    found: dict[str, tuple[str, str, float]] = {}
    for part in manuscript.parts:
        root = etree.fromstring(part.xhtml.encode())
        total, own = 0, []
        for element, text in _walk(root):
            if element is not None:
                own.append((element.get(MESSAGE_ATTRIBUTE), letters("".join(element.itertext())), total))
            total += len(letters(text))
        for name, text, before in own:
            found.setdefault(name, (part.id, text, before / max(total, 1)))
    return found


def _walk(element: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """Every piece of text in order, and before its own each element that carries a message."""
    yield (element if element.get(MESSAGE_ATTRIBUTE) else None), element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _walk(child)
        yield None, child.tail or ""


def place_of(text: str, page: Callable[[int], PageText], first: int, after: int, share: float) -> Placed | None:
    """Where letters are on the pages from ``first`` to the one before ``after``; the likeliest of several places.

    ``page`` has what a page shows. ``share`` says how far into these pages they should be, from 0 to 1.
    """
    for wanted in _forms(text):
        total, places = 0, []
        for number in range(first, after):
            own = page(number).letters
            places += [(total + start, number, start) for start in _all(own, wanted)]
            total += len(own)
        if places:
            _, number, start = min(places, key=lambda place: abs(place[0] - share * total))
            return Placed(number, *page(number).span(start, len(wanted)), wanted == text)
    return None


def _forms(text: str) -> Iterator[str]:
    if text:
        yield text
    for length in _PIECES:
        if len(text) > length:
            yield from (text[start : start + length] for start in range(0, len(text) - length, length))
            yield text[-length:]


def _all(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)
