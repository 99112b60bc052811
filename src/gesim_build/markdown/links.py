"""Links and images in running text: where they may lead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from gesim_build.control_characters import shows_nothing
from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.inline import plain_text
from gesim_build.markdown.judge import token_faults
from gesim_build.markdown.problems import place_of, source_place
from gesim_build.urls import url_fault

_ID = re.compile(r"#[\w:.-]+")
_SCHEME = re.compile(r"https?://|mailto:|tel:")
# What markdown-it refuses to make a link of stays behind as text; the reader would see the brackets.
_REFUSED = re.compile(
    r"\[[^\]]*\]\(\s*<?\s*((?:file|javascript|vbscript|data):(?:[^()<>\s]|\([^()\s]*\))*)", re.IGNORECASE
)


def is_allowed(href: str) -> bool:
    """Whether a link may lead there: to an id, a page, a mailbox or a telephone."""
    return bool(_ID.fullmatch(href)) or (bool(_SCHEME.match(href)) and not url_fault(href))


def link_problems(
    tokens: Sequence[Token], path: str, references: Mapping[str, Any] | None = None
) -> Iterator[Diagnostic]:
    """``bad-link`` and ``inline-image`` for every link or image of a parsed chapter that may not be there.

    ``references`` are its link definitions: where those lead, the English text decides. What else a text may not hold
    comes with them: see `token_faults`.
    """
    defined = {str(reference.get("href", "")) for reference in (references or {}).values()}
    for token in tokens:
        if token.type == "inline":
            yield from token_faults(token, place_of(token, path))
            yield from _link_problems(token, place_of(token, path), defined, source_place(token, path))


def text_link_problems(token: Token, place: Location) -> Iterator[Diagnostic]:
    """The same for one ``inline`` token at a place."""
    yield from token_faults(token, place)
    yield from _link_problems(token, place, (), place)


def _link_problems(token: Token, place: Location, defined: Collection[str], source: Location) -> Iterator[Diagnostic]:
    """What is wrong with the links of a text; those that are ``defined`` elsewhere, with the English at ``source``."""
    for target in _REFUSED.findall(token.content):
        yield _bad_link(target, place)
    for href in _wordless(token.children or ()):
        hint = "Write what the reader sees between the brackets; only [](#id) finds its words by itself."
        yield error("bad-link", f"the link to {href} has no words", place, hint)
    for child in token.children or []:
        href = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
        if child.type == "link_open" and not is_allowed(href):
            yield _bad_link(href, source if href in defined else place)
        if child.type == "link_open" and "title" in child.attrs:
            hint = "Write the words into the text: on paper nobody would see them."
            yield error("bad-link", f"the link to {href} has a title, which nothing prints", place, hint)
        if child.type == "image":
            hint = "Put it into a figure directive, with a caption; its file belongs in handbook/figures/."
            yield error("inline-image", f"the image {child.attrs.get('src')} is in running text", place, hint)


def _wordless(tokens: Sequence[Token]) -> Iterator[str]:
    """Where links lead that nobody could see; a reference to an id, and a value, get their words later."""
    begins = [index for index, token in enumerate(tokens) if token.type == "link_open"]
    for begin in begins:
        end = next(index for index in range(begin, len(tokens)) if tokens[index].type == "link_close")
        href, within = str(tokens[begin].attrs.get("href", "")), tokens[begin + 1 : end]
        is_filled = any(token.type == "value" for token in within) or (not within and href.startswith("#"))
        if href and not is_filled and shows_nothing(plain_text(within)):
            yield href


def _bad_link(target: str, place: Location) -> Diagnostic:
    hint = "Links lead to https://…, mailto:…, tel:…, #id or the file of a chapter: [the plan](20-risk.md#plan)."
    wrong = f"the link to {target} leads to a file or an address that is not allowed"
    what = wrong if target else "a link leads nowhere"
    if _SCHEME.match(target):
        what = f"{target} is no address: {url_fault(target)}"
        hint = "Copy the address from where it works: the address line of a browser, the card of a person."
    return error("bad-link", what, place, hint)
