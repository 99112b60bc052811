"""Ids of parts and, where none was given, of figures, captioned tables, boxes and field groups, counted in a file."""

from __future__ import annotations

import re
from collections import Counter

from markdown_it.token import Token

from gesim_build.markdown.problems import Environment
from gesim_build.own_ids import own_id
from gesim_build.registers import BY_DIRECTIVE

_TABLES = {"table_wrap": "table", **{name: name for name, (_, listing) in BY_DIRECTIVE.items() if listing.is_table}}
_NAMES = {f"{block}_open": name for block, name in _TABLES.items()}
_NAMES |= {"figure_open": "figure", "box_open": "box", "fields_open": "group"}
_CAPTIONS = tuple(f"{block}_title_open" for block in _TABLES)


def part_id(name: str) -> str:
    """A chapter file's name without its leading number: the id of its part."""
    return re.sub(r"^\d+-(?=.)", "", name)


def block_ids(tokens: list[Token], env: Environment) -> list[Token]:
    """Set missing ids as ``PART~figure~1``; a box without an id of its own is marked as not to be numbered."""
    counts: Counter[str] = Counter()
    table: Token | None = None
    for token in tokens:
        if token.type in _CAPTIONS and table:
            table.meta["captioned"], token.meta["table"] = True, table.attrs["id"]
        name = _NAMES.get(token.type)
        if not name:
            continue
        counts[name] += 1
        if "id" not in token.attrs:
            token.attrSet("id", own_id(env["part"], name, counts[name]))
            token.meta["unnumbered"] = True
        if token.type.removesuffix("_open") in _TABLES:
            table = token
    return tokens
