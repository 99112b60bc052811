"""A form field's tokens -> its XHTML, by the macros of ``templates/shared/blocks.xhtml.j2``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token
from markupsafe import Markup

_LINES = {"lines": 3}  # all others have one


def field_xhtml(macros: Any, tokens: Sequence[Token], text: Callable[[Token], Markup]) -> str:
    """One field; ``text`` renders an ``inline`` token."""
    meta = tokens[0].meta
    texts: dict[str, list[Markup]] = {f"form {name}": [] for name in ("label", "option", "hint", "column", "row")}
    for token in tokens:
        if token.type == "inline":
            texts[token.meta["kind"]].append(text(token))
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
        )
    )
