"""The inline tokens of one text -> XHTML: of a part, or of a register's field."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from gesim_build.languages.direction import RIGHT_TO_LEFT, direction_of
from gesim_build.markdown.index_marks import MARK
from gesim_build.markdown.raw_html import read_tag
from gesim_build.markup.classes import INDEX_ANCHOR, UNTRANSLATED

# Where a token has the id of its message, and the attribute that says it on a page.
MESSAGE, MESSAGE_ATTRIBUTE = "message", "data-message"

Env = MutableMapping[str, Any]
Tokens = Sequence[Token]


class InlineRenderer(RendererHTML):
    """Renders ``inline`` tokens. A method named for a token type renders it; all others are markdown-it's own."""

    def __init__(self, source_language: str, options: OptionsDict) -> None:
        super().__init__()
        self._source_language = source_language
        self._options = options

    def inline(self, token: Token) -> str:
        """The content of one ``inline`` token; what stands in for a missing translation is marked.

        So is the message that it comes from, where somebody edits it beside the page: see `MessageMarks`.
        """
        text = self.renderInline(token.children or [], self._options, {})
        if token.meta.get("untranslated"):
            text = f'<span class="{UNTRANSLATED}" lang="{self._source_language}">{text}</span>'
        if message := token.meta.get(MESSAGE):
            text = f'<span {MESSAGE_ATTRIBUTE}="{message}">{text}</span>'
        return text

    def span_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a phrase in another language, which may be written the other way."""
        token = tokens[idx]
        token.attrs.pop(MARK, None)  # which is for the index alone
        # One without a language is an error by now, which does not end the reading of the others.
        if direction_of(str(token.attrs.get("lang", ""))) == RIGHT_TO_LEFT:
            token.attrSet("dir", RIGHT_TO_LEFT)
        return self.renderToken(tokens, idx, options, env)

    def index_anchor(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A place that the index leads to."""
        return f'<span class="{INDEX_ANCHOR}" id="{tokens[idx].attrs["id"]}"></span>'

    def html_block(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """Comments are for translators, not for readers."""
        return ""

    def html_inline(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The few allowed inline elements, in XML's form; comments are dropped. All others are reported elsewhere."""
        return str(read_tag(tokens[idx].content) or "")

    def value(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A value, already in the language's form; a citation brings its own marks."""
        return str(tokens[idx].meta["xhtml"])

    def softbreak(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A line end in the source is a space in the book."""
        return " "
