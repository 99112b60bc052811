"""Small repairs of the block tokens before they are rendered: header cells, captions, no inline styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

_ALIGN = {"text-align:right": "align-right", "text-align:center": "align-center"}


def prepare(tokens: Sequence[Token]) -> list[Token]:
    """Copy block tokens as XHTML wants them.

    Head cells get ``scope="col"``, the first cell of each body row becomes a head cell with ``scope="row"``; Markdown's
    column alignment becomes a class; the first paragraph of a caption loses its tags.
    """
    cells = [_cell(token, tokens[index - 1].type if index else "") for index, token in enumerate(tokens)]
    return [*_captions(_row_heads(cells))]


def _cell(token: Token, before: str) -> Token:
    if token.type not in ("th_open", "td_open"):
        return token
    attrs = {key: value for key, value in token.attrs.items() if key != "style"}
    if align := _ALIGN.get(str(token.attrs.get("style", ""))):
        attrs["class"] = align
    if token.type == "th_open":
        attrs["scope"] = "col"
    elif before == "tr_open":
        attrs["scope"] = "row"
        return token.copy(tag="th", attrs=attrs)
    return token.copy(attrs=attrs)


def _row_heads(tokens: Iterable[Token]) -> Iterator[Token]:
    """With the ends of head cells that ``_cell`` made of others."""
    opening = ""
    for token in tokens:
        if token.type in ("th_open", "td_open"):
            opening = token.tag
        yield token.copy(tag="th") if token.type == "td_close" and opening == "th" else token


def _captions(tokens: Iterable[Token]) -> Iterator[Token]:
    """The first paragraph of a caption is on the line of its number; others, and what is in lists, keep their tags."""
    before = ""
    for token in tokens:
        if token.type == "image_block_close":
            before = "image"
        elif before == "image":
            before = "caption" if token.type == "paragraph_open" else ""
        yield token.copy(hidden=True) if before and token.type in ("paragraph_open", "paragraph_close") else token
        if token.type == "paragraph_close":
            before = ""
