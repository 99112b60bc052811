"""The block rule for a line of attributes in braces, ``{#id .class}``: nothing takes them from a line of their own."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs.parse import ParseError, parse

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import report


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
        report(state.env, error, "unknown-attribute", f"{line} stands on a line of its own", start, hint)
        state.line = start + 1
    return True


def _is_attributes(line: str) -> bool:
    try:
        parse(line)
    except ParseError:
        return False
    return True
