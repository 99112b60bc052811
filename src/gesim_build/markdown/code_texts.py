"""Code whose comments and texts are translated: a fence that says ``{translate}``.

It is taken apart into what stays as it is and the lines of its comments and texts, which become ``inline`` tokens like
any other text of the chapter. So a translation can never change the code around it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from markdown_it.token import Token

from gesim_build.diagnostics import Location, error
from gesim_build.markdown.code_marks import mark_of, pieces_of
from gesim_build.markdown.escaping import escaped
from gesim_build.markdown.problems import Environment

# The kind of such texts. Their quotation marks stay as they are.
CODE_TEXT = "code"
COMMENTS, TEXTS = "comments", "texts"
_WHAT = {"translate": (COMMENTS, TEXTS), "translate=comments": (COMMENTS,), "translate=texts": (TEXTS,)}
_INFO = re.compile(r"\s*(?P<language>[\w.+#-]*)\s*\{(?P<what>[^{}]*)\}\s*")
# Types of Pygments that are neither a comment nor a text to read.
_NO_WORDS = ("Preproc", "PreprocFile", "Hashbang", "Special", "Regex", "Interpol", "Affix", "Char", "Symbol")
_COMMENT = re.compile(r"([\s#/*;!%<>-]*(?:REM\b)?\s*)(.*?)(\s*(?:\*+/|--+>|\*\))?\s*)", re.DOTALL)
_TEXT = re.compile(r"""((?:[A-Za-z]{0,2}(?:\"{3}|'{3}|["'`]))?\s*)(.*?)(\s*(?:\"{3}|'{3}|["'`])?\s*)""", re.DOTALL)
_LINE = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
# What is set in columns is no sentence, and a message has single spaces.
_ALIGNED = re.compile(r"\s{2}|[^\S ]")
_SHAPES = {COMMENTS: _COMMENT, TEXTS: _TEXT, "": _LINE}


class _Line(NamedTuple):
    """A line of code, or a part of it: the class that it is printed in, and its words between what is around them."""

    mark: str
    before: str
    words: str = ""
    after: str = ""


def translatable_code(tokens: list[Token], env: Environment) -> list[Token]:
    """Take apart the fences that say so. Reports ``unknown-attribute`` for what looks like it."""
    found: list[Token] = []
    for token in tokens:
        info = _INFO.fullmatch(token.info) if token.type == "fence" else None
        if info and (what := _WHAT.get(info["what"].strip())):
            found += _taken_apart(token, info["language"], what)
            continue
        if info and difflib.get_close_matches(info["what"].partition("=")[0].strip(), ["translate"]):
            place = Location(env.get("path", ""), (token.map or [0])[0] + 1)
            hint = f"Code takes {', '.join(f'{{{one}}}' for one in _WHAT)}, behind its language."
            env["diagnostics"].append(error("unknown-attribute", f"code takes no {{{info['what']}}}", place, hint))
        found.append(token)
    return found


def _taken_apart(fence: Token, language: str, what: tuple[str, ...]) -> Iterator[Token]:
    level, line = fence.level, (fence.map or [0])[0] + 1
    yield Token("code_open", "code", 1, info=language, map=fence.map, level=level, block=True)
    for mark, before, words, after in _lines(fence.content, language, what):
        if before:
            yield Token("code_piece", "", 0, content=before, meta={"mark": mark}, level=level + 1)
        line += before.count("\n")
        if words:
            place, meta = [line, line + 1], {"kind": CODE_TEXT, "mark": mark}
            yield Token("inline", "", 0, content=escaped(words), children=[], map=place, meta=meta, level=level + 1)
        if after:
            yield Token("code_piece", "", 0, content=after, meta={"mark": mark}, level=level + 1)
        line += after.count("\n")
    yield Token("code_close", "code", -1, level=level, block=True)


def _lines(code: str, language: str, what: tuple[str, ...]) -> Iterator[_Line]:
    """The lines of code. Where its language is not known, or has neither comments nor texts, every line is a text."""
    pieces = pieces_of(code, language)
    if pieces is None or all(words[:1] == ("Text",) for words, _ in pieces):
        yield from _with_words(code, "", "")
        return
    kinds = ((_kind(words), mark_of(words), text) for words, text in pieces)
    for (kind, mark), run in groupby(kinds, key=lambda piece: piece[:2]):
        text = "".join(text for _, _, text in run)
        yield from _with_words(text, kind, mark) if kind in what else [_Line(mark, text)]


def _with_words(text: str, kind: str, mark: str) -> Iterator[_Line]:
    for line in text.splitlines(keepends=True):
        found = _SHAPES[kind].fullmatch(line)
        has_words = found and sum(map(str.isalpha, found[2])) > 1 and not _ALIGNED.search(found[2])
        yield _Line(mark, *found.groups()) if found and has_words else _Line(mark, line)


def _kind(words: tuple[str, ...]) -> str:
    if any(word in _NO_WORDS for word in words):
        return "other"
    return COMMENTS if words[:1] == ("Comment",) else TEXTS if words[:2] == ("Literal", "String") else "other"
