"""The cover's words: SVG breaks no lines and fits no type, so both are done here."""

from __future__ import annotations

import textwrap
from typing import Any

from gesim_build.model import BookInfo

# The cover is 1600 units wide, with margins of 140. A bold letter is about 0.55 of the type size wide.
MEASURE = 1320
LETTER = 0.55
TITLE_SIZE = 124
TITLE_CHARACTERS = 19
SUBTITLE_CHARACTERS = 34


def cover_lines(book: BookInfo) -> dict[str, Any]:
    """``title_lines``, ``title_size`` and ``subtitle_lines`` for the template of the cover.

    A word is never broken: a title with a long word is set smaller.
    """
    title = _broken(book.title, TITLE_CHARACTERS)
    longest = max(map(len, title), default=1)
    return {
        "title_lines": title,
        "title_size": min(TITLE_SIZE, int(MEASURE / (LETTER * longest))),
        "subtitle_lines": _broken(book.subtitle, SUBTITLE_CHARACTERS),
    }


def _broken(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False)
