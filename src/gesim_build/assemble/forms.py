"""A form field's tokens -> what its macro needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token
from markupsafe import Markup

_ROWS = {"text": 1, "date": 1, "signature": 1, "lines": 3}


def field_values(tokens: Sequence[Token], text: Callable[[Token], Markup]) -> dict[str, Any]:
    """The arguments of the ``field`` macro for the tokens of one field; ``text`` renders an ``inline`` token."""
    meta = tokens[0].meta
    texts: dict[str, list[Markup]] = {"form label": [], "form option": [], "form hint": []}
    for token in tokens:
        if token.type == "inline":
            texts[token.meta["kind"]].append(text(token))
    kind = meta["field"]
    return {
        "kind": kind,
        "label": texts["form label"][0],
        "options": texts["form option"],
        "hint": Markup(" ").join(texts["form hint"]),
        "rows": int(meta.get("rows", _ROWS.get(kind, 1))),
        "width": meta.get("width", "1/1").replace("/", "-"),
    }
