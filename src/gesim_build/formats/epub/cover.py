"""The cover's words: SVG breaks no lines, so they are broken here."""

from __future__ import annotations

import textwrap

from gesim_build.model import BookInfo

# Characters that fit on a line of the cover at that size, counted generously: 1600 units less the margins.
TITLE_WIDTH = 19
SUBTITLE_WIDTH = 34


def cover_lines(book: BookInfo) -> dict[str, list[str]]:
    """``title_lines`` and ``subtitle_lines`` for the template of the cover. A word is never broken."""
    return {
        "title_lines": textwrap.wrap(book.title, TITLE_WIDTH, break_long_words=False, break_on_hyphens=True),
        "subtitle_lines": textwrap.wrap(book.subtitle, SUBTITLE_WIDTH, break_long_words=False, break_on_hyphens=True),
    }
