"""How deep lists, quotations, emphasis and brackets may be nested: deeper than anyone can read, but limited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace

from markdown_it import helpers
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report

# In elements within one another. A list takes two, itself and its item; a quotation, a directive, an emphasis one.
DEEPEST = 100
# The parsers silently drop what is nested deeper than their limit: it is a little higher than what is allowed.
PARSED = DEEPEST + 10
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def nesting_fault(depth: int) -> tuple[str, str] | None:
    """What is wrong with a text or block of some depth, and what to do; None if it is not too deep."""
    if depth <= DEEPEST:
        return None
    return f"this is nested deeper than {DEEPEST} elements", "Write it as several texts, one after the other."


def inline_depth(tokens: Sequence[Token]) -> int:
    """How deep the inline tokens of a text are nested."""
    depth = deepest = 0
    for token in tokens:
        depth += token.nesting
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=16)
def bracket_depth(text: str) -> int:
    """How many square brackets of a text are open at once."""
    if text.count("[") <= DEEPEST:
        return 0
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = max(0, depth + {"[": 1, "]": -1}.get(match[0], 0))
        deepest = max(deepest, depth)
    return deepest


def link_helpers() -> SimpleNamespace:
    """The helpers of markdown-it, which find no label in a text with more open brackets than are allowed.

    They look for the end of each bracket through all that follows, up to the deepest level, and again for each rule.
    """

    def label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
        if bracket_depth(state.src) > DEEPEST:
            return -1
        return helpers.parseLinkLabel(state, start, disable_nested)

    return SimpleNamespace(
        parseLinkLabel=label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


def limit_nesting(tokens: list[Token], env: Environment) -> list[Token]:
    """Report ``nested-too-deep`` once, where the blocks of a file first are nested too deep; drop what follows."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if fault := nesting_fault(depth):
            report(env, error, "nested-too-deep", fault[0], (token.map or [0])[0], fault[1])
            return [*tokens[: index + 1], *_closed(tokens, index)]
    return tokens


def _closed(tokens: Sequence[Token], index: int) -> list[Token]:
    """The tokens that close what is open after a token."""
    open_: list[Token] = []
    for token in tokens[: index + 1]:
        if token.nesting == 1:
            open_.append(token)
        elif token.nesting == -1:
            open_.pop()
    return [Token(token.type.replace("_open", "_close"), token.tag, -1) for token in reversed(open_)]
