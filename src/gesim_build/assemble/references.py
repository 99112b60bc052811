"""Cross-references and values: filled into the inline tokens when every number is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.model import Entry

_PLACEHOLDER = re.compile(r"\{(number|title|label)\}")


def fill(
    tokens: Sequence[Token], entries: Mapping[str, Entry], values: Mapping[str, str], path: str
) -> tuple[Diagnostic, ...]:
    """Fill the inline tokens of a chapter in place (they are this edition's own copies).

    An empty reference ``[](#id)`` gets the target's label; ``{number}``, ``{title}`` and ``{label}`` in a reference's
    text are replaced; ``{{name}}`` gets its value. Returns ``unresolved-reference`` and ``unknown-value``.
    """
    problems: list[Diagnostic] = []
    for token in tokens:
        if token.type == "inline":
            place = Location(path, (token.map or [0])[0] + 1)
            token.children, wrong = _children(token.children or [], entries, values, place)
            problems += wrong
    return tuple(problems)


def _children(
    children: Sequence[Token], entries: Mapping[str, Entry], values: Mapping[str, str], place: Location
) -> tuple[list[Token], list[Diagnostic]]:
    result: list[Token] = []
    problems: list[Diagnostic] = []
    target: Entry | None = None
    for child in children:
        if child.type == "value":
            name = child.meta["name"]
            if name not in values:
                hint = f"Known: {', '.join(sorted(values))}. Your own go into [values] of handbook.toml."
                problems.append(error("unknown-value", f"there is no value {{{{{name}}}}}", place, hint))
            child = child.copy(content=values.get(name, name))
        elif child.type == "link_open":
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
    return result, problems


def _filled(text: str, target: Entry) -> str:
    return _PLACEHOLDER.sub(lambda match: str(getattr(target, match[1])), text)
