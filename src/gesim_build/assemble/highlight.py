"""Code with its keywords, names, texts and comments told apart, as Pygments reads its language.

Only what a reader looks for has a mark, and the marks have names of ours: their colours are the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from markdown_it.common.utils import escapeHtml

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
_LONGEST = 20_000


def highlighted(code: str, language: str) -> str:
    """The code as XHTML, with marked spans where Pygments knows the language; else only escaped."""
    lexer = _lexer(language) if language and len(code) <= _LONGEST else None
    if lexer is None:
        return escapeHtml(code)
    tokens = [(_mark(kind), text) for kind, text in lexer.get_tokens(code)]
    if "".join(text for _, text in tokens) != code:
        return escapeHtml(code)
    return "".join(_spans(tokens))


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    """The lexer of a language, which keeps every character; None for one that Pygments does not know."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _mark(kind: Any) -> str:
    """The class of a type of tokens (a tuple of its words, from the whole to the part); empty for plain text."""
    words = tuple(map(str, kind))
    return next((_MARKS[words[:length]] for length in range(len(words), 0, -1) if words[:length] in _MARKS), "")


def _spans(tokens: list[tuple[str, str]]) -> Iterator[str]:
    for mark, run in groupby(tokens, key=lambda token: token[0]):
        text = escapeHtml("".join(text for _, text in run))
        yield f'<span class="{mark}">{text}</span>' if mark and text.strip() else text
