"""What the words of code are: keywords, texts, numbers and comments, as Pygments reads its language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from gesim_build.markup.classes import CODE_COMMENT, CODE_KEYWORD, CODE_NUMBER, CODE_STRING

# The token types of Pygments by their first words, the more exact first; all others are plain.
_MARKS: Mapping[tuple[str, ...], str] = {
    ("Literal", "String"): CODE_STRING,
    ("Literal", "Number"): CODE_NUMBER,
    ("Comment", "Preproc"): CODE_KEYWORD,
    ("Comment", "PreprocFile"): CODE_STRING,
    ("Comment",): CODE_COMMENT,
    ("Keyword", "Constant"): CODE_NUMBER,
    ("Keyword",): CODE_KEYWORD,
    ("Name", "Tag"): CODE_KEYWORD,
    ("Name", "Decorator"): CODE_KEYWORD,
    ("Generic", "Deleted"): CODE_COMMENT,
    ("Generic", "Inserted"): CODE_STRING,
    ("Operator", "Word"): CODE_KEYWORD,
}
# Longer code is printed plain: no lexer may hold up a book.
LONGEST = 20_000

Pieces = list[tuple[tuple[str, ...], str]]


def pieces_of(code: str, language: str) -> Pieces | None:
    """The pieces of code, each with its type as Pygments names it, from the whole to the part.

    None where the language is not known or the code too long.
    """
    lexer = _lexer(language) if language and len(code) <= LONGEST else None
    if lexer is None:
        return None
    pieces = [(tuple(map(str, kind)), text) for kind, text in lexer.get_tokens(code)]
    return pieces if "".join(text for _, text in pieces) == code else None


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    """The lexer of a language, which keeps every character; None for one that Pygments does not know."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def mark_of(words: tuple[str, ...]) -> str:
    """The class of a type of pieces; empty for plain text."""
    return next((_MARKS[words[:length]] for length in range(len(words), 0, -1) if words[:length] in _MARKS), "")
