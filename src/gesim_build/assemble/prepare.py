"""Small repairs of the block tokens before they are rendered: header cells, captions, no inline styles."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

_ALIGN = {"text-align:right": "align-right", "text-align:center": "align-center"}


def prepare(tokens: Sequence[Token]) -> list[Token]:
    """Copy block tokens as XHTML wants them.

    Head cells get ``scope="col"``, the first cell of each body row becomes a head cell with ``scope="row"``; Markdown's
    column alignment becomes a class; the paragraph of a caption loses its tags.
    """
    result = [_cell(token, tokens[index - 1].type if index else "") for index, token in enumerate(tokens)]
    _close_row_heads(result)
    return _captions(result)


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


def _close_row_heads(tokens: list[Token]) -> None:
    opening = ""
    for index, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            opening = token.tag
        elif token.type == "td_close" and opening == "th":
            tokens[index] = token.copy(tag="th")


def _captions(tokens: list[Token]) -> list[Token]:
    inside = False
    for index, token in enumerate(tokens):
        if token.type in ("figure_open", "figure_close"):
            inside = token.type == "figure_open"
        elif inside and token.type in ("paragraph_open", "paragraph_close"):
            tokens[index] = token.copy(hidden=True)
    return tokens
