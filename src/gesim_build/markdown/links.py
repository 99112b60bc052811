"""Links and images in running text: where they may lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.problems import place_of

ALLOWED = re.compile(r"#[\w:.-]+$|https?://|mailto:|tel:")
# What markdown-it refuses to make a link of stays behind as text; the reader would see the brackets.
_REFUSED = re.compile(r"\[[^\]]*\]\(\s*<?\s*((?:file|javascript|vbscript|data):[^)\s]*)", re.IGNORECASE)


def link_problems(tokens: Sequence[Token], path: str) -> Iterator[Diagnostic]:
    """``bad-link`` and ``inline-image`` for every link or image of a parsed chapter that may not be there."""
    for token in tokens:
        if token.type == "inline":
            yield from text_link_problems(token, place_of(token, path))


def text_link_problems(token: Token, place: Location) -> Iterator[Diagnostic]:
    """The same for one ``inline`` token that stands at a place."""
    for target in _REFUSED.findall(token.content):
        yield _bad_link(target, place)
    for child in token.children or []:
        href = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
        if href and not ALLOWED.match(href):
            yield _bad_link(href, place)
        if child.type == "image":
            hint = "Put it into a figure directive, with a caption; its file belongs into handbook/figures/."
            yield error("inline-image", f"the image {child.attrs.get('src')} stands in running text", place, hint)


def _bad_link(target: str, place: Location) -> Diagnostic:
    hint = "Links lead to https://…, mailto:…, tel:… or #id. To point to a chapter use its id: [](#id)."
    return error("bad-link", f"the link to {target} leads to a file or an address that is not allowed", place, hint)
