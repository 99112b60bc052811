"""Ids: of headings, ``## Title {#id}``, else made of the English text; of blocks without one, counted in the chapter.

They are equal in all languages.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from gesim_build.control_characters import shows_nothing
from gesim_build.diagnostics import error
from gesim_build.markdown.attributes import refused_attributes, split_attributes
from gesim_build.markdown.problems import Environment, report
from gesim_build.own_ids import own_id
from gesim_build.registers import BY_DIRECTIVE

_TABLES = {"table_wrap": "table", **{name: name for name, (_, listing) in BY_DIRECTIVE.items() if listing.is_table}}
_NAMES = {f"{block}_open": name for block, name in _TABLES.items()}
_NAMES |= {"figure_open": "figure", "box_open": "box", "fields_open": "group"}
_CAPTIONS = tuple(f"{block}_title_open" for block in _TABLES)


@dataclass(frozen=True, slots=True)
class GivenIds:
    """The ids that a chapter's files have used, and how many blocks of each kind were given one by number."""

    headings: set[str] = field(default_factory=set)
    blocks: Counter[str] = field(default_factory=Counter)


def part_id(name: str) -> str:
    """A chapter file's name without its leading number: the id of its part."""
    return re.sub(r"^\d+-(?=.)", "", name)


def block_ids(tokens: list[Token], env: Environment) -> list[Token]:
    """Set missing ids as ``PART~figure~1``; a box without an id of its own is marked as not to be numbered."""
    counts: Counter[str] = env.setdefault("given", GivenIds()).blocks
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


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def slug(text: str) -> str:
    """A stable id from a heading's English Markdown: lower-case ASCII letters, digits, hyphens."""
    plain = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    ascii_text = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "section"


def heading_ids(tokens: list[Token], env: Environment) -> list[Token]:
    """Strip the attributes off headings and give each an id.

    The first heading's id defaults to the part's id; others are made as ``PART-slug`` and counted up when they
    repeat within the chapter. Reports ``unknown-attribute`` and ``empty-heading``.
    """
    used: set[str] = env.setdefault("given", GivenIds()).headings
    used |= {str(token.attrs["id"]) for token in tokens if "id" in token.attrs}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        inline.content, attributes = split_attributes(inline.content)
        for code, what in refused_attributes(attributes, ("id",)):
            report(env, error, code, f"a heading {what}", (opening.map or [0])[0], "It takes an id: {#name}.")
        if shows_nothing(html.unescape(_COMMENT.sub("", inline.content))):
            hint = "Write its words, or take the # away. A line between paragraphs is ***."
            report(env, error, "empty-heading", "this heading has no words", (opening.map or [0])[0], hint)
        if "id" in attributes:
            opening.attrSet("id", attributes["id"])
        if "id" not in opening.attrs:
            part = env["part"]
            opening.attrs["id"] = part if opening.tag == "h1" else _unused(f"{part}-{slug(inline.content)}", used)
        used.add(str(opening.attrs["id"]))
    return tokens


def _unused(wanted: str, used: set[str]) -> str:
    candidate, count = wanted, 1
    while candidate in used:
        count += 1
        candidate = f"{wanted}-{count}"
    return candidate
