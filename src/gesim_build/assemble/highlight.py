"""Code with its keywords, names, texts and comments told apart.

Only what a reader looks for has a mark, and the marks have names of ours: their colours are the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markdown_it.common.utils import escapeHtml

from gesim_build.markdown.code_marks import Pieces, mark_of, pieces_of


def highlighted(code: str, language: str) -> str:
    """The code as XHTML, with marked spans where its language is known; else only escaped."""
    pieces = pieces_of(code, language)
    return escapeHtml(code) if pieces is None else "".join(_spans(pieces))


def in_mark(text: str, mark: str) -> str:
    """A piece of XHTML in a span with this class, if it has one and there is anything to see."""
    return f'<span class="{mark}">{text}</span>' if mark and text.strip() else text


def _spans(pieces: Pieces) -> Iterator[str]:
    marked = [(mark_of(kind), text) for kind, text in pieces]
    for mark, run in groupby(marked, key=lambda piece: piece[0]):
        yield in_mark(escapeHtml("".join(text for _, text in run)), mark)
