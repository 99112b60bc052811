"""Figures: the image of a ``figure`` directive, its text alternative as a unit of its own, and image paths."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report

_IMAGE = re.compile(r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\](?:\[(?P<ref>[^\]]+)\]|\((?P<src>[^)\s]+)\))$", re.DOTALL)

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
    match = _IMAGE.match(body[1].content.strip()) if len(body) == 3 and body[1].type == "inline" else None
    if not match:
        line = (result[-1].map or [0])[0]
        hint = "Its first paragraph is the image alone: ![What the figure says.][name]"
        report(env, error, "figure-without-image", "this figure has no image", line, hint)
        return index
    line = (body[1].map or [0])[0]
    source = match["src"] or _reference(match["ref"], env)
    image = Token("image_block_open", "", 1, map=body[1].map, meta={"src": resolve(source, env)}, block=True)
    alt = Token("inline", "", 0, map=body[1].map, content=match["alt"], children=[], meta={"kind": "alternative text"})
    if not source:
        report(
            env,
            error,
            "unresolved-link",
            f"no address is given for [{match['ref']}]",
            line,
            f"Add at the end of the file: [{match['ref']}]: ../figures/NAME.svg",
        )
    result += [image, alt, Token("image_block_close", "", -1, block=True)]
    return index + 3


def _reference(label: str, env: Environment) -> str:
    found = env.get("references", {}).get(normalizeReference(label))
    return str(found["href"]) if found else ""


def resolve(source: str, env: Environment) -> str:
    """A path written in a chapter, relative to the project: ``../figures/a.svg`` -> ``handbook/figures/a.svg``.

    An address with a scheme stays as it is: it is no path, and is refused later.
    """
    if _SCHEME.match(source):
        return source
    return posixpath.normpath(posixpath.join(posixpath.dirname(env["path"]), unquote(source))) if source else ""
