"""Small repairs of the block tokens before they are rendered: header cells, captions, no inline styles."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from gesim_build.markdown.includes import OPEN

_ALIGN = {"text-align:right": "align-right", "text-align:center": "align-center"}


def prepare(tokens: Sequence[Token]) -> list[Token]:
    """Copy block tokens as XHTML wants them.

    Head cells get ``scope="col"``, the first cell of each body row becomes a head cell with ``scope="row"``; Markdown's
    column alignment becomes a class; the first paragraph of a caption loses its tags: it is on the line of its number.
    Nothing is left of includes.
    """
    tokens = [token for token in tokens if token.type != OPEN]
    return [_prepared(tokens, index) for index in range(len(tokens))]


def _prepared(tokens: Sequence[Token], index: int) -> Token:
    token = tokens[index]
    if token.type == "th_open":
        return token.copy(attrs={**_attributes(token), "scope": "col"})
    if token.type == "td_open" and _before(tokens, index) == "tr_open":
        return token.copy(tag="th", attrs={**_attributes(token), "scope": "row"})
    if token.type == "td_open":
        return token.copy(attrs=_attributes(token))
    if token.type == "td_close" and _before(tokens, index) == "tr_open":
        return token.copy(tag="th")
    if token.type in ("paragraph_open", "paragraph_close") and _before(tokens, index) == "image_block_close":
        return token.copy(hidden=True)
    return token


def _before(tokens: Sequence[Token], index: int) -> str:
    """The type of the token before a cell or paragraph, given the index of its first or last token.

    Its text is one token, so its last one is two behind its first.
    """
    first = index if tokens[index].nesting > 0 else index - 2
    return tokens[first - 1].type


def _attributes(cell: Token) -> dict[str, str | int | float]:
    """The attributes of a cell, with a class in place of its style."""
    attributes = {key: value for key, value in cell.attrs.items() if key != "style"}
    align = _ALIGN.get(str(cell.attrs.get("style")))
    return {**attributes, "class": align} if align else attributes
