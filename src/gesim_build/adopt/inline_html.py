"""Raw HTML within a text -> the tokens of Markdown that say the same, by a table; what has no such form is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

from gesim_build.markdown.raw_html import read_tag

Attributes = Mapping[str, str]

# Elements that Markdown has a mark for: the token that opens and closes it.
MARKS: Mapping[str, str] = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
}  # fmt: skip
CODE = frozenset(("code", "tt", "samp"))
# Left out without a word in the report: they say nothing to a reader.
_SILENT = frozenset(("a", "center", "font", "p", "small", "span", "u", "wbr"))


class _TagReader(HTMLParser):
    """Reads one tag: its name, its attributes and whether it closes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tag: tuple[str, Attributes, bool] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag."""
        self.tag = (tag, {name: value or "" for name, value in attrs}, False)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag."""
        self.tag = (tag, {}, True)


def read(content: str) -> tuple[str, Attributes, bool] | None:
    """Name, attributes and whether it closes, of a tag; None for a comment or a declaration."""
    reader = _TagReader()
    reader.feed(re.sub(r"/\s*>$", ">", content))
    return reader.tag


def in_markdown(tokens: Sequence[Token], lose: Callable[[str], None]) -> list[Token]:
    """The tokens of a text with those of Markdown in place of raw HTML, as far as there are any."""
    if not any(token.type == "html_inline" for token in tokens):
        return list(tokens)
    found: list[Token] = []
    open_: list[tuple[str, int]] = []
    for token in tokens:
        tag = read(token.content) if token.type == "html_inline" else None
        if token.type != "html_inline":
            found.append(token)
        elif tag and not tag[2]:
            found.append(_opened(token, *tag[:2], lose))
            if found[-1].type != "html_inline" or found[-1].nesting == 1:
                open_ += [(tag[0], len(found) - 1)] if found[-1].nesting == 1 else []
        elif tag:
            _close(tag[0], token, found, open_)
    for _, index in open_:
        found[index] = Token("text", "", 0)
    return found


def _opened(token: Token, name: str, attributes: Attributes, lose: Callable[[str], None]) -> Token:
    """What an opening tag becomes: nesting 1 if its end has to become something too."""
    if name == "br":
        return Token("hardbreak", "br", 0)
    if name == "img":
        alt = [Token("text", "", 0, content=attributes.get("alt", ""))]
        attrs: dict[str, str | int | float] = {"src": attributes.get("src", "")}
        return Token("image", "img", 0, attrs=attrs, children=alt)
    if name == "a" and attributes.get("href"):
        return Token("link_open", "a", 1, attrs={"href": attributes["href"]})
    if name in MARKS:
        return Token(f"{MARKS[name]}_open", name, 1)
    if name in CODE:
        return Token("code_open", name, 1)
    if known := read_tag(token.content):
        return Token("html_inline", "", 0 if known.kind == "void" else 1, content=str(known))
    if name not in _SILENT:
        lose(f"<{name}> is left out, its words stay")
    return Token("text", "", 0)


def _close(name: str, token: Token, found: list[Token], open_: list[tuple[str, int]]) -> None:
    """Close an element that is open; what was opened within it and not closed is nothing."""
    if name not in [opened for opened, _ in open_]:
        return
    while True:
        opened, start = open_.pop()
        if opened == name:
            break
        found[start] = Token("text", "", 0)
    opening = found[start]
    if opening.type == "code_open":
        content = "".join(within.content for within in found[start + 1 :])
        found[start:] = [Token("code_inline", "code", 0, content=content)]
    elif not any(within.content.strip() or within.type == "image" for within in found[start + 1 :]):
        found[start] = Token("text", "", 0)
    elif opening.type == "html_inline":
        found.append(Token("html_inline", "", -1, content=token.content.lower()))
    else:
        found.append(Token(opening.type.replace("_open", "_close"), name, -1))
