"""The words on the pages of a PDF and where they are, as poppler finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.judges.tools import program, run

_PAGE_OR_WORD = re.compile(r'<page |<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
_SAME_LINE = 0.3  # of the height of a word
_NEAR = 20  # points


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its page (counted from 1) and its edges in points from the left and the top of the page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float

    def at(self, share: float) -> float:
        """The place at a share of its width."""
        return self.left + share * (self.right - self.left)

    def is_just_before(self, other: Word) -> bool:
        """Whether it is in the line of another word, before it and near."""
        apart = abs(self.top + self.bottom - other.top - other.bottom) / 2
        same_line = self.page == other.page and apart < _SAME_LINE * (other.bottom - other.top)
        return same_line and 0 <= other.left - self.right < _NEAR


def words(path: Path) -> Iterator[Word]:
    """The words of a PDF."""
    page = 0
    for found in _PAGE_OR_WORD.finditer(run(program("pdftotext"), "-bbox", path, "-").stdout):
        if found[5] is None:
            page += 1
        else:
            left, top, right, bottom = map(float, found.group(1, 2, 3, 4))
            yield Word(unescape(found[5]), page, left, top, right, bottom)
