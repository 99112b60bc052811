"""Directives of other programs (of MyST, admonish, MkDocs' boxes, colon fences) -> our directives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode as Node

from gesim_build.adopt.inline import Picture
from gesim_build.adopt.kinds import (
    BOXES,
    CODE,
    DROPPED,
    FIGURES,
    FORMULAS,
    QUOTES,
    TITLED,
    TRANSPARENT,
    box_kind,
)

if TYPE_CHECKING:
    from gesim_build.adopt.blocks import BlockWriter, Lines

# `{note} Title`, `note Title`, `admonish warning "Title"`, `note[Title]`, `{.note}`.
_INFO = re.compile(r"\{?\.?(?P<name>[\w:+.-]+)\}?\s*(?P<rest>.*)", re.DOTALL)
_OPTION = re.compile(r":(?P<name>[\w-]+):[ \t]*(?P<value>.*)")
_YAML_OPTION = re.compile(r"(?P<name>[\w-]+):[ \t]*(?P<value>.*)")
_TITLE = re.compile(r'title\s*=\s*"(?P<title>[^"]*)"')
_PERCENT = re.compile(r"(?:100|[1-9]\d)%")


@dataclass(frozen=True, slots=True)
class Container:
    """A directive: its name, what is behind it in its first line, its options, its Markdown and the line of that."""

    name: str
    argument: str
    content: str
    line: int
    options: Mapping[str, str] = field(default_factory=dict)


def fenced_container(node: Node) -> Container | None:
    """The directive that a fence is; None for code."""
    info = node.info.strip()
    is_colons = node.type == "colon_fence"
    if not is_colons and not re.match(r"\{[\w:+-]+\}|admonish\b", info):
        return None
    if info.startswith("admonish"):
        words = info.removeprefix("admonish").strip(" ,")
        title = _TITLE.search(words)
        name = next((word for word in _TITLE.sub("", words).lower().split() if word in BOXES), "note")
        return Container(name, title["title"] if title else "", node.content, node.map[0] + 1 if node.map else 0)
    match = _INFO.match(info)
    name, argument = (match["name"].lower(), match["rest"].strip()) if match else ("container", "")
    options, content, taken = _options(node.content)
    line = (node.map[0] if node.map else 0) + 1 + taken
    return Container(name, argument.strip("[]") if is_colons else argument, content, line, options)


def plain_container(node: Node) -> Container:
    """A box or tab of MkDocs."""
    words = node.info.split()
    line = (node.map[0] if node.map else 0) + 1
    return Container(words[0].lower(), str(node.meta["title"]), node.content, line)


def _options(content: str) -> tuple[dict[str, str], str, int]:
    """The options at the start of a directive, the rest, and how many lines they take."""
    lines = content.split("\n")
    options: dict[str, str] = {}
    taken = 0
    if lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:]]:
        taken = [line.strip() for line in lines[1:]].index("---") + 2
        found = [_YAML_OPTION.match(line) for line in lines[1 : taken - 1]]
    else:
        while taken < len(lines) and _OPTION.match(lines[taken]):
            taken += 1
        found = [_OPTION.match(line) for line in lines[:taken]]
    options = {match["name"]: match["value"].strip() for match in found if match}
    return options, "\n".join(lines[taken:]), taken


def container(writer: BlockWriter, found: Container) -> Lines:
    """The lines of a directive."""
    for names, write in _WRITERS:
        if found.name in names:
            return write(writer, found)
    kind = box_kind(f"{found.name} {found.options.get('class', '')}")
    if kind:
        return _box(writer, found)
    writer.context.lose(writer.offset + found.line - 1, f"the directive {found.name} is left out, its text stays")
    return writer.nested(found.content, found.line)


def _box(writer: BlockWriter, found: Container) -> Lines:
    kind = box_kind(found.options.get("class", "")) or BOXES.get(found.name) or box_kind(found.name)
    body, title = writer.nested(found.content, found.line), found.argument
    if not body and title:
        body, title = writer.nested(title, found.line), ""
    return writer.box(kind, title, body, writer.offset + found.line)


def _quote(writer: BlockWriter, found: Container) -> Lines:
    return [f"> {line}".rstrip() for line in writer.nested(found.content, found.line)]


def _transparent(writer: BlockWriter, found: Container) -> Lines:
    return writer.nested(found.content, found.line)


def _titled(writer: BlockWriter, found: Container) -> Lines:
    from gesim_build.adopt.blocks import titled

    title = writer.title(found.argument, writer.offset + found.line, "term")
    return titled(title, writer.nested(found.content, found.line))


def _code(writer: BlockWriter, found: Container) -> Lines:
    from gesim_build.adopt.blocks import code_block

    del writer
    return code_block(found.content, found.argument.split()[0] if found.argument else "")


def _formula(writer: BlockWriter, found: Container) -> Lines:
    from gesim_build.adopt.blocks import code_block

    writer.context.lose(writer.offset + found.line, f"{found.name} is printed as its source")
    return code_block("\n".join(filter(None, (found.argument, found.content))), "")


def _figure(writer: BlockWriter, found: Container) -> Lines:
    line = writer.offset + found.line
    width = found.options.get("width", "")
    alt = writer.title(found.options.get("alt", ""), line, "alternative text")
    caption = writer.nested(found.content, found.line) if found.content.strip() else []
    return writer.figure(Picture(found.argument, alt), line, caption, width if _PERCENT.fullmatch(width) else "")


def _dropped(writer: BlockWriter, found: Container) -> Lines:
    del writer, found
    return []


def _included(writer: BlockWriter, found: Container) -> Lines:
    writer.context.lose(writer.offset + found.line, f"{found.name} of {found.argument} is left out: no such file")
    return []


def _refused(writer: BlockWriter, found: Container) -> Lines:
    writer.context.lose(writer.offset + found.line, f"{found.name} is left out: it is no Markdown")
    return []


def _list_table(writer: BlockWriter, found: Container) -> Lines:
    """``{list-table}``: a list of rows, each a list of cells."""
    from gesim_build.adopt.blocks import table

    root = Node(writer.context.md.parse(found.content, {}))
    rows = [
        [" ".join(line for line in writer.write(cell.children) if line) for cell in cells.children]
        for rows in root.children if rows.type == "bullet_list"
        for row in rows.children
        for cells in row.children if cells.type == "bullet_list"
    ]  # fmt: skip
    width = max(map(len, rows), default=0)
    full = [row + [""] * (width - len(row)) for row in rows]
    return _captioned(writer, found, table(full, ["---"] * width))


def _table(writer: BlockWriter, found: Container) -> Lines:
    """``{table}``: a table of Markdown with a caption."""
    return _captioned(writer, found, writer.nested(found.content, found.line))


def _captioned(writer: BlockWriter, found: Container, lines: Lines) -> Lines:
    from gesim_build.adopt.blocks import fenced

    title = writer.title(found.argument, writer.offset + found.line, "table caption")
    return fenced(f"table {title}", lines) if title and lines else lines


_WRITERS: tuple[tuple[frozenset[str], Callable[[BlockWriter, Container], Lines]], ...] = (
    (QUOTES, _quote),
    (DROPPED, _dropped),
    (CODE, _code),
    (FIGURES, _figure),
    (FORMULAS, _formula),
    (TITLED, _titled),
    (TRANSPARENT, _transparent),
    (frozenset(("list-table",)), _list_table),
    (frozenset(("table",)), _table),
    (frozenset(("include", "literalinclude")), _included),
    (frozenset(("eval-rst", "csv-table", "autoclass", "automodule", "autofunction", "bibliography")), _refused),
    (frozenset(BOXES), _box),
)
