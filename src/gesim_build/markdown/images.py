"""Figures: the image of a ``figure`` directive, its text alternative as a unit of its own, and image paths."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.inline import NO_QUOTES, inline_parser, parse_text
from gesim_build.markdown.problems import Environment, report

# An image whose address is not given, which Markdown takes for text.
_UNRESOLVED = re.compile(r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\[(?P<ref>[^\]]+)\]$", re.DOTALL)

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def figure_images(tokens: list[Token], env: Environment) -> list[Token]:
    """In each figure, turn the paragraph that is only an image into an ``image_block`` and an alternative text.

    Reports ``figure-without-image``.
    """
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        result.append(tokens[index])
        index += 1
        if result[-1].type == "figure_open":
            index = _figure(tokens, index, result, env)
    return result


def _figure(tokens: list[Token], index: int, result: list[Token], env: Environment) -> int:
    body = tokens[index : index + 3]
    content = body[1].content.strip() if len(body) == 3 and body[1].type == "inline" else ""
    read = parse_text(_parser(), content, env.get("references", {}))
    left = _UNRESOLVED.match(content)
    if len(read) != 1 or read[0].type != "image":
        if left:
            hint = f"Add at the end of the file: [{left['ref']}]: ../figures/NAME.svg"
            report(env, error, "unresolved-link", f"no address is given for [{left['ref']}]", _line(body[1]), hint)
            result += _image_block(body[1], left["alt"], "")
            return index + 3
        report(env, error, "figure-without-image", "this figure has no image", _line(result[-1]), _hint(read))
        return index
    image = read[0]
    if "title" in image.attrs:
        hint = "Write the words into the caption: on paper nobody would see them."
        what = "the image of this figure has a title, which nothing prints"
        report(env, error, "figure-without-image", what, _line(body[1]), hint)
    result += _image_block(body[1], image.content, resolve(str(image.attrs.get("src", "")), env))
    return index + 3


def _line(token: Token) -> int:
    return (token.map or [0])[0]


def _image_block(inline: Token, alt: str, source: str) -> list[Token]:
    """The image of a figure, with its text alternative in between."""
    text = Token("inline", "", 0, map=inline.map, content=alt, children=[], meta={"kind": "alternative text"})
    opening = Token("image_block_open", "", 1, map=inline.map, meta={"src": source})
    return [opening, text, Token("image_block_close", "", -1)]


def _hint(read: list[Token]) -> str:
    """What to do where the first paragraph of a figure is read as something else than an image."""
    alone = "Its first paragraph is the image alone, and its caption the next: ![What the figure says.][name]"
    if not any(token.type == "image" for token in read):
        return f"{alone}. An address with spaces is written in <…>: ![…](<../figures/my map.svg>)."
    return f"{alone}. The width of a picture is in the first line: ::: figure {{width=50%}}."


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """One that takes every address: which are refused is decided later, with their place."""
    md = inline_parser(NO_QUOTES, NO_QUOTES)
    md.validateLink = _takes_all  # type: ignore[method-assign]
    return md


def _takes_all(url: str) -> bool:
    del url
    return True


def resolve(source: str, env: Environment) -> str:
    """A path written in a chapter, relative to the project: ``../figures/a.svg`` -> ``handbook/figures/a.svg``.

    An address with a scheme stays as it is: it is no path, and is refused later.
    """
    if _SCHEME.match(source):
        return source
    return posixpath.normpath(posixpath.join(posixpath.dirname(env["path"]), unquote(source))) if source else ""
