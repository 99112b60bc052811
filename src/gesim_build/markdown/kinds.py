"""What each text is, for the translator: the kind of every ``inline`` token, from the block it is in."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.token import Token

from gesim_build.markdown.problems import Environment

_KINDS: Mapping[str, str] = {
    "heading_open": "heading",
    "th_open": "table cell",
    "td_open": "table cell",
    "dt_open": "term",
    "dd_open": "definition",
    "list_item_open": "list item",
    "footnote_reference_open": "footnote",
    "figure_open": "caption",
}


def text_kinds(tokens: list[Token], env: Environment) -> list[Token]:
    """Set ``meta["kind"]`` of ``inline`` tokens that have none: what the innermost naming block says."""
    del env
    stack: list[str] = []
    for token in tokens:
        if token.type == "inline" and "kind" not in token.meta:
            token.meta["kind"] = next((_KINDS[t] for t in reversed(stack) if t in _KINDS), "paragraph")
        elif token.nesting == 1:
            stack.append(token.type)
        elif token.nesting == -1:
            stack.pop()
    return tokens
