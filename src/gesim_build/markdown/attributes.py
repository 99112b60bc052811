"""Attributes in braces at the end of a line: ``{#id .class key=value key="two words"}``; none on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs.parse import ParseError, parse

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import report

_ITEM = r"""(?:\#(?P<id>[\w:.-]+)|\.(?P<cls>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"{}]+)))"""
# An id as `{#id}` writes it; `{id="…"}` could hold anything.
ID = re.compile(r"[\w:.-]+")
_BLOCK = re.compile(
    r"(?:^|\s)\{\s*((?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|[^\s\"{}]+))(?:\s+(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|[^\s\"{}]+)))*)\s*\}\s*$"
)


def split_attributes(text: str) -> tuple[str, dict[str, str]]:
    """Split trailing attributes off a line: the text before them and the attributes by name.

    Classes are joined by spaces under ``class``. A line without attributes comes back trimmed with none.
    """
    match = _BLOCK.search(text)
    if not match:
        return text.strip(), {}
    attributes: dict[str, str] = {}
    for item in re.finditer(_ITEM, match[1]):
        if item["id"]:
            attributes["id"] = item["id"]
        elif item["cls"]:
            attributes["class"] = f"{attributes.get('class', '')} {item['cls']}".strip()
        else:
            attributes[item["key"]] = item["quoted"] if item["quoted"] is not None else item["plain"]
    return text[: match.start()].strip(), attributes


def refused_attributes(
    attributes: Mapping[str, str], names: Collection[str], classes: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """What is wrong with attributes: code and message. ``names`` and ``classes`` are those that there may be."""
    for name, value in sorted(attributes.items()):
        if name not in names:
            yield "unknown-attribute", f"has no attribute {name}"
        elif name == "id" and not ID.fullmatch(value):
            yield "bad-value", f"cannot have the id “{value}”"
        elif name == "class":
            yield from (("unknown-attribute", f"has no class {word}") for word in value.split() if word not in classes)


def attribute_lines_plugin(md: MarkdownIt) -> None:
    """Add the rule, which reports such a line instead of printing it."""
    md.block.ruler.before("fence", "attribute_line", attribute_line)


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule. Reports ``unknown-attribute``."""
    del end
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    if state.is_code_block(start) or not (line.startswith("{") and line.endswith("}")) or not _is_attributes(line):
        return False
    if not silent:
        hint = "Write {#id} at the end of a heading, or of the first line of a directive such as ::: table."
        report(state.env, error, "unknown-attribute", f"{line} is on a line of its own", start, hint)
        state.line = start + 1
    return True


def _is_attributes(line: str) -> bool:
    try:
        parse(line)
    except ParseError:
        return False
    return True
