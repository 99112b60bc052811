"""The inline rule for values: ``{{name}}`` becomes a ``value`` token, filled in when the edition is assembled."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

VALUE = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}")


def values_plugin(md: MarkdownIt) -> None:
    """Add the rule. The text rule stops at ``{`` already."""
    md.inline.ruler.before("link", "value", value)


def value(state: StateInline, silent: bool) -> bool:
    """Parse ``{{name}}`` at the current position."""
    match = VALUE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("value", "", 0)
        token.meta = {"name": match[1]}
    state.pos = match.end()
    return True
