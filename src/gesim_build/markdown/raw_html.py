"""Raw HTML: a few harmless inline elements and comments; everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report

ALLOWED = re.compile(
    r"<br\s*/?>|<wbr\s*/?>|</?(?:sub|sup|kbd)>|<abbr(?:\s+title=\"[^\"<>&]*\")?>|</abbr>|<!--(?:(?!-->).)*-->",
    re.DOTALL,
)
TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>|<[!?][^<>]*>", re.DOTALL)


def refused_tags(text: str) -> Iterator[str]:
    """The raw HTML in a text that may not stand there."""
    without_code = re.sub(r"(`+).*?\1", "", text, flags=re.DOTALL)
    without_links = re.sub(r"<(?:https?://|mailto:|tel:)[^<>\s]*>", "", without_code)
    yield from (tag for tag in TAG.findall(without_links) if not ALLOWED.fullmatch(tag))


def forbid_raw_html(tokens: list[Token], env: Environment) -> list[Token]:
    """Report ``raw-html`` for every tag that is not allowed; drop the blocks made of it."""
    for token in tokens:
        if token.type in ("html_block", "inline"):
            for tag in refused_tags(token.content):
                hint = "Use Markdown or a directive; only br, wbr, sub, sup, kbd, abbr and comments may stand as HTML."
                report(env, error, "raw-html", f"raw HTML {tag} is not allowed", (token.map or [0])[0], hint)
    return tokens
