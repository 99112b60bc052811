"""A text as the compiler will read it: its links, notes, values and marks, and the words that remain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from gesim_build.markdown.inline import bare_inline

# Placeholder among the words for what is not words: an image, code, a value, an automatic reference.
THING = "\ufffc"

# Not of two notes beside each other, "[^a][^b]".
_LABEL = re.compile(r"\]\[(?!\^)([^\[\]]+)\]|\[(?!\^)([^\[\]]+)\]\[\]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
# In the place of what is no word and takes no room between words, a comment or the mark of a note: the blanks on its
# two sides are not beside each other.
_UNSEEN = "\0"
_AROUND_UNSEEN = re.compile(rf"\s?(?:{_UNSEEN}\s?)+")
# Every check reads every text of the book, and of one translation after the other: as many texts as those have.
_TEXTS = 16384


@dataclass(frozen=True, slots=True)
class Link:
    """A link: ``[ref]`` for a reference, else its address; and its words."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words with attributes: ``[Bedenkzeit]{lang=de}``."""

    attributes: tuple[tuple[str, str], ...]
    text: str

    @property
    def language(self) -> str:
        """The language of the words, empty if none is named."""
        return dict(self.attributes).get("lang", "")


@dataclass(frozen=True, slots=True)
class Markup:
    """What inline Markdown says.

    ``text`` holds the words without marks, `THING` for what is not words; in ``own`` the foreign phrases are such
    things too. ``images`` are the addresses of images, ``alternatives`` their texts. ``marks`` are ``em`` and
    ``strong``, one for each pair. ``html`` are the tags.
    """

    text: str
    own: str
    links: tuple[Link, ...]
    spans: tuple[Span, ...]
    images: tuple[str, ...]
    alternatives: tuple[str, ...]
    footnotes: tuple[str, ...]
    values: tuple[str, ...]
    code: tuple[str, ...]
    html: tuple[str, ...]
    marks: tuple[str, ...]


@lru_cache(maxsize=_TEXTS)
def read(text: str) -> Markup:
    """Parse one text. Every reference that it makes counts as defined."""
    tokens = parse(text, _references(text), _footnotes(text))
    return Markup(
        text=_words(tokens, foreign=True),
        own=_words(tokens, foreign=False),
        links=tuple(_links(tokens)),
        spans=tuple(_spans(tokens)),
        images=tuple(str(token.attrs.get("src", "")) for token in tokens if token.type == "image"),
        alternatives=tuple(token.content for token in tokens if token.type == "image"),
        footnotes=tuple(token.meta["label"] for token in tokens if token.type == "footnote_ref"),
        values=tuple(token.meta["name"] for token in tokens if token.type == "value"),
        code=tuple(token.content for token in tokens if token.type == "code_inline"),
        html=tuple(token.content for token in tokens if token.type == "html_inline"),
        marks=tuple(token.tag for token in tokens if token.type in ("em_open", "strong_open")),
    )


def parse(text: str, references: dict[str, Any], footnotes: dict[str, Any]) -> Sequence[Token]:
    """The inline tokens of a text, given the link definitions and footnotes of its chapter."""
    return bare_inline(text, {"references": references, "footnotes": footnotes}).children or []


def _references(text: str) -> dict[str, Any]:
    labels = (match[1] or match[2] for match in _LABEL.finditer(text))
    return {normalizeReference(label): {"href": f"[{label.casefold()}]", "title": ""} for label in labels}


def _footnotes(text: str) -> dict[str, Any]:
    return {"refs": {f":{label}": -1 for label in _FOOTNOTE.findall(text)}}


def _words(tokens: Sequence[Token], *, foreign: bool) -> str:
    words: list[str] = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.type == "span_open" and (depth or (not foreign and "lang" in token.attrs)):
            depth += 1
            words += [THING] if depth == 1 else []
        elif token.type == "span_close" and depth:
            depth -= 1
        elif not depth:
            words.append(_word(tokens, index))
    return _AROUND_UNSEEN.sub(lambda found: found[0].replace(_UNSEEN, "")[:1], "".join(words))


def _word(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    if token.type in ("code_inline", "value", "image"):
        return THING
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "footnote_ref":
        return _UNSEEN
    if token.type == "html_inline":
        return "\n" if token.content.startswith("<br") else _UNSEEN if token.content.startswith(("<!", "<?")) else ""
    if token.type == "link_close" and tokens[index - 1].type == "link_open":
        return THING
    if token.type == "text" and index and tokens[index - 1].markup == "autolink" and tokens[index - 1].nesting == 1:
        return THING
    return token.content  # of a text; a mark or a note has none


def _links(tokens: Sequence[Token]) -> list[Link]:
    return [Link(str(opening.attrs["href"]), text) for opening, text in _enclosed(tokens, "link")]


def _spans(tokens: Sequence[Token]) -> list[Span]:
    pairs = _enclosed(tokens, "span")
    return [Span(tuple(sorted((k, str(v)) for k, v in opening.attrs.items())), text) for opening, text in pairs]


def _enclosed(tokens: Sequence[Token], name: str) -> list[tuple[Token, str]]:
    """Each opening token of a kind with the words up to its close."""
    pairs: list[tuple[Token, str]] = []
    stack: list[tuple[Token, int]] = []
    for index, token in enumerate(tokens):
        if token.type == f"{name}_open":
            stack.append((token, index))
        elif token.type == f"{name}_close" and stack:
            opening, start = stack.pop()
            inner = tokens[start + 1 : index]
            pairs.append((opening, _words(inner, foreign=True)))
    return pairs
