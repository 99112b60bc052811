"""The block rule for raw HTML: a comment alone on its lines is a block; everything else that HTML has there is refused.

It takes the place of the rule of CommonMark, by which a comment swallows the text that follows on its last line, and an
open tag all lines up to the next blank one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from gesim_build.diagnostics import error
from gesim_build.markdown.parser import block_line
from gesim_build.markdown.problems import report
from gesim_build.markdown.raw_html import HINT

# All but the last, a tag of any name alone on its line: that may be one that is allowed, and is judged as text.
_BLOCKS = tuple(opening for opening, _, _ in HTML_SEQUENCES[:-1])
_OPENING = re.compile(r"<[!/?]?[\w\[-]*")
_CLOSED = re.compile(r"(?:<!---?>|<!--.*?-->)", re.DOTALL)
_RULES: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}


def comments_plugin(md: MarkdownIt) -> None:
    """Put this rule in place of CommonMark's."""
    md.block.ruler.at("html_block", html_block, _RULES)


def html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: an ``html_block`` of comments, or ``raw-html``. What is neither is left to be a paragraph."""
    line = block_line(state, start)
    if state.is_code_block(start) or not any(opening.search(line) for opening in _BLOCKS):
        return False
    found = _comments(state, start, end) if line.startswith("<!--") else _tag(line, start)
    if found is None:
        return False
    if silent:
        return True
    if found.fault:
        report(state.env, error, "raw-html", found.fault, start, found.hint)
    state.line = found.after
    token = state.push("html_block", "", 0)
    token.map = [start, found.after]
    token.content = state.getLines(start, found.after, state.blkIndent, True)
    return True


@dataclass(frozen=True, slots=True)
class _Found:
    """The line after raw HTML, and what is wrong with it, if anything."""

    after: int
    fault: str = ""
    hint: str = ""


def _tag(line: str, start: int) -> _Found:
    return _Found(start + 1, f"raw HTML {(_OPENING.match(line) or [line])[0]} is not allowed", HINT)


def _comments(state: StateBlock, start: int, end: int) -> _Found | None:
    """Comments alone on their lines; None if there is text beside them, which is a paragraph then."""
    after, rest, has_gap = start, "", False
    while after == start or rest.startswith("<!--"):
        lines = _up_to_close(state, after, end)
        if not lines or "-->" not in lines[-1]:
            return _Found(after + len(lines), "this comment is not closed", "Close it with -->.")
        after += len(lines)
        has_gap = has_gap or "" in lines
        rest = _CLOSED.sub("", "\n".join([rest, *lines])).strip()
    if not rest:
        return _Found(after)
    hint = "Put the text on a line of its own, after an empty one."
    return _Found(after, "text follows a comment that has an empty line in it", hint) if has_gap else None


def _up_to_close(state: StateBlock, start: int, end: int) -> list[str]:
    """The lines of a block up to the first that has the end of a comment, or up to the end of the block."""
    lines: list[str] = []
    for number in range(start, end):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            break
        lines.append(block_line(state, number))
        if "-->" in lines[-1]:
            break
    return lines
