"""Cross-references: filled into the inline tokens when every number is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.problems import place_of
from gesim_build.model import Entry

_PLACEHOLDER = re.compile(r"\{(number|title|label)\}")


def fill_references(tokens: Sequence[Token], entries: Mapping[str, Entry], path: str) -> tuple[Diagnostic, ...]:
    """Fill the references of a chapter in place (the tokens are this edition's own copies).

    An empty reference ``[](#id)`` gets the target's label; ``{number}``, ``{title}`` and ``{label}`` in a reference's
    text are replaced. Returns ``unresolved-reference``.
    """
    texts = (token for token in tokens if token.type == "inline")
    return tuple(problem for token in texts for problem in fill_links(token, entries, place_of(token, path)))


def fill_links(token: Token, entries: Mapping[str, Entry], place: Location) -> list[Diagnostic]:
    """Fill the references of one ``inline`` token in place."""
    result: list[Token] = []
    problems: list[Diagnostic] = []
    target: Entry | None = None
    for child in token.children or ():
        if child.type == "link_open":
            href = str(child.attrs.get("href", ""))
            target = entries.get(href[1:]) if href.startswith("#") else None
            child = child.copy(attrs={**child.attrs, "class": "xref" if href.startswith("#") else "external"})
            if href.startswith("#") and target is None:
                hint = "References name an id of a heading, figure, table, box or form: {#id}."
                problems.append(error("unresolved-reference", f"there is no {href}", place, hint))
        elif child.type == "link_close":
            if result[-1].type == "link_open" and target:
                result.append(Token("text", "", 0, content=target.label))
            target = None
        elif child.type == "text" and target:
            child = child.copy(content=_filled(child.content, target))
        result.append(child)
    token.children = result
    return problems


def _filled(text: str, target: Entry) -> str:
    return _PLACEHOLDER.sub(lambda match: str(getattr(target, match[1])), text)
