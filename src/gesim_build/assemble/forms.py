"""A form field's tokens -> its XHTML, by the macros of ``templates/shared/blocks.xhtml.j2``: blank, or with answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown_it.token import Token
from markupsafe import Markup

from gesim_build.markdown.answers import KIND

_LINES = {"lines": 3}  # all others have one


def field_xhtml(macros: Any, tokens: Sequence[Token], text: Callable[[Token], Markup]) -> str:
    """One field; ``text`` renders an ``inline`` token."""
    meta = tokens[0].meta
    texts: dict[str, list[Markup]] = {f"form {name}": [] for name in ("label", "option", "hint", "column", "row")}
    ticked: list[bool] = []
    for token in tokens:
        if token.type == "inline" and token.meta["kind"] in texts:
            texts[token.meta["kind"]].append(text(token))
            ticked += [bool(token.meta.get("ticked"))] if token.meta["kind"] == "form option" else []
    hint = Markup(" ").join(texts["form hint"])
    if meta["field"] == "grid":
        return str(
            macros.grid(
                columns=texts["form column"],
                labels=texts["form row"],
                blanks=int(meta.get("rows", "0")),
                hint=hint,
                first=meta.get("first", "1/3").replace("/", "-"),
                lines=meta.get("lines", "1"),
                cells=_cells(tokens, text),
            )
        )
    return str(
        macros.field(
            kind=meta["field"],
            label=texts["form label"][0],
            options=texts["form option"],
            hint=hint,
            rows=int(meta.get("rows", _LINES.get(meta["field"], 1))),
            width=meta.get("width", "1/1").replace("/", "-"),
            answer=Markup(" ").join(text(token) for token in tokens if _is_answer(token)),
            ticked=[True] if meta.get("ticked") else ticked,
        )
    )


def _is_answer(token: Token) -> bool:
    return token.type == "inline" and token.meta["kind"] == KIND


def _cells(tokens: Sequence[Token], text: Callable[[Token], Markup]) -> Mapping[tuple[int, int], Markup]:
    """What is written in a grid, by row and column of those that are blank, each from 0."""
    found: dict[tuple[int, int], Markup] = {}
    row = 0
    for token in tokens:
        if token.type == "field_answers":
            row = int(token.meta["row"])
        elif _is_answer(token):
            found[row, int(token.meta["column"])] = text(token)
    return found
