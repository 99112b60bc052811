"""The second half of parsing: the inline rules, run on text that is already translated."""

from __future__ import annotations

import copy
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.markdown.chapter_links import chapter_links_plugin
from gesim_build.markdown.index_marks import MARK
from gesim_build.markdown.nesting import link_helpers
from gesim_build.markdown.parser import Parser
from gesim_build.markdown.problems import Environment, place_of
from gesim_build.markdown.quotes import Quotes, quotes_plugin
from gesim_build.markdown.raw_html import read_tag
from gesim_build.markdown.values import values_plugin
from gesim_build.model import Chapter

_CORE = ["inline", "gesim_chapter_links", "gesim_quotes", "footnote_tail", "text_join"]


# An ``inline`` token whose children are filled, and what is wrong with them.
FilledText = tuple[Token, tuple[Diagnostic, ...]]


class ParsedChapter(NamedTuple):
    """A chapter, its tokens after the inline rules, and the environment with its footnotes."""

    chapter: Chapter
    tokens: Sequence[Token]
    env: Environment

    def with_texts(self, fill: Callable[[Token, Location], FilledText]) -> tuple[ParsedChapter, tuple[Diagnostic, ...]]:
        """The chapter with what ``fill`` makes of each ``inline`` token, given its place, and all that is wrong."""
        filled = [
            fill(token, place_of(token, self.chapter.path)) if token.type == "inline" else (token, ())
            for token in self.tokens
        ]
        problems = tuple(problem for _, wrong in filled for problem in wrong)
        return self._replace(tokens=tuple(token for token, _ in filled)), problems


def inline_parser(quotes: Quotes, source_quotes: Quotes) -> MarkdownIt:
    """A parser that runs only the inline rules.

    ``quotes`` are the edition's quotation marks, ``source_quotes`` those of the source language, used in text that
    stands in for a missing translation.
    """
    md = Parser("commonmark")
    md.helpers = link_helpers()  # type: ignore[assignment]  # a namespace of functions, as their module is
    md.use(attrs_plugin, after=("image", "link_close", "span_close"), spans=True, allowed=PHRASE_ATTRIBUTES)
    md.use(footnote_plugin, inline=False)
    md.use(chapter_links_plugin).use(values_plugin).use(quotes_plugin, quotes, source_quotes)
    md.core.ruler.enableOnly(_CORE)
    return md


# The attributes that words in braces may give to a phrase.
PHRASE_ATTRIBUTES = ("lang", MARK)
NO_QUOTES: Quotes = ("", "", "", "")


def bare_inline(content: str, env: Environment) -> Token:
    """An ``inline`` token with its children as they are written: quotation marks and links stay as they are.

    ``env`` has the link definitions, ``references``, and the ``footnotes`` that the text may use.
    """
    token, md = Token("inline", "", 0, content=content, children=[]), _bare_parser()
    md.core.process(StateCore("", md, env, [token]))
    return token


@lru_cache(maxsize=1)
def _bare_parser() -> MarkdownIt:
    md = inline_parser(NO_QUOTES, NO_QUOTES)
    md.core.ruler.enableOnly(["inline", "text_join"])
    return md


def parse_inlines(md: MarkdownIt, chapter: Chapter) -> ParsedChapter:
    """Run the inline rules over a chapter's tokens; they are new tokens, the chapter keeps its own."""
    tokens = [token.copy(children=[]) if token.type == "inline" else token for token in chapter.tokens]
    env: Environment = {
        "path": chapter.path,
        "references": dict(chapter.references),
        "footnotes": copy.deepcopy(dict(chapter.footnotes)),
    }
    state = StateCore("", md, env, tokens)
    md.core.process(state)
    return ParsedChapter(chapter, tuple(state.tokens), env)


def parse_text(
    md: MarkdownIt, content: str, references: Environment | None = None, *, untranslated: bool = False
) -> list[Token]:
    """Run the inline rules over one text that is outside the chapters: a register's field, a caption."""
    return parsed_text(md, content, references, untranslated=untranslated).children or []


def parsed_text(
    md: MarkdownIt, content: str, references: Environment | None = None, *, untranslated: bool = False
) -> Token:
    """The ``inline`` token of such a text; one that is ``untranslated`` keeps the marks of the source language."""
    meta = {"untranslated": "missing"} if untranslated else {}
    token = Token("inline", "", 0, content=content, children=[], meta=meta)
    state = StateCore("", md, {"references": references or {}}, [token])
    md.core.process(state)
    return token


def unnumbered(footnotes: Mapping[str, Any]) -> dict[str, Any]:
    """The footnotes of a file as they are before any is referred to, for a text that is parsed for itself."""
    # What a reference writes goes into the first map; all of a file's notes are not copied for each of its texts.
    return {"refs": ChainMap({}, footnotes.get("refs", {})), "list": {}}


def plain_text(tokens: Iterable[Token] | None) -> str:
    """The words of inline tokens without markup, for titles in metadata and contents."""
    words: list[str] = []
    for token in tokens or ():
        if token.type in ("text", "code_inline", "value"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or _is_break(token):
            words.append(" ")
        elif token.type == "image":
            words.append(plain_text(token.children))
    return "".join(words)


def _is_break(token: Token) -> bool:
    tag = read_tag(token.content) if token.type == "html_inline" else None
    return tag is not None and tag.name == "br"
