"""Typographic quotation marks: those of the edition, and the source language's in text that is not translated."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, smartquotes

from gesim_build.markdown.code_texts import CODE_TEXT

Quotes = tuple[str, str, str, str]


def quotes_plugin(md: MarkdownIt, quotes: Quotes, source_quotes: Quotes) -> None:
    """Add the core rule ``gesim_quotes`` after the inline rules."""
    foreign = MarkdownIt("commonmark", {"typographer": True, "quotes": list(source_quotes)})
    own = MarkdownIt("commonmark", {"typographer": True, "quotes": list(quotes)})

    def rule(state: StateCore) -> None:
        for parser, untranslated in ((own, False), (foreign, True)):
            tokens = [
                t
                for t in state.tokens
                if t.type == "inline"
                and t.meta.get("kind") != CODE_TEXT
                and bool(t.meta.get("untranslated")) is untranslated
            ]
            smartquotes(StateCore("", parser, state.env, tokens))

    md.core.ruler.after("inline", "gesim_quotes", rule)
