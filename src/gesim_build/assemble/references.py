"""Cross-references: filled in when every number is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.inline import FilledText, ParsedChapter
from gesim_build.markup.classes import EXTERNAL, XREF
from gesim_build.model import Entry

_PLACEHOLDER = re.compile(r"\{(number|title|label)\}")


def fill_references(
    chapter: ParsedChapter, entries: Mapping[str, Entry]
) -> tuple[ParsedChapter, tuple[Diagnostic, ...]]:
    """A chapter with its references filled; ``unresolved-reference``.

    An empty reference ``[](#id)`` gets the target's label; ``{number}``, ``{title}`` and ``{label}`` in a reference's
    text are replaced.
    """
    return chapter.with_texts(lambda token, place: fill_links(token, entries, place))


def fill_links(token: Token, entries: Mapping[str, Entry], place: Location) -> FilledText:
    """One ``inline`` token with its references filled."""
    if not any(child.type == "link_open" for child in token.children or ()):
        return token, ()
    children: list[Token] = []
    problems: list[Diagnostic] = []
    target: Entry | None = None
    for child in token.children or ():
        if child.type == "link_open":
            href = str(child.attrs["href"])
            target = _target(child, href[1:], entries) if href.startswith("#") else None
            href = f"#{target.id}" if target else href
            kind = XREF if href.startswith("#") else EXTERNAL
            children.append(child.copy(attrs={**child.attrs, "href": href, "class": kind}))
            if href.startswith("#") and target is None:
                hint = "References name an id of a heading, figure, table, box or form: {#id}."
                problems.append(error("unresolved-reference", f"there is no {href}", place, hint))
            continue
        if child.type == "link_close":
            if children[-1].type == "link_open" and target:
                children.append(Token("text", "", 0, content=target.label))
            target = None
        of_text = target if child.type == "text" else None
        children.append(child.copy(content=_filled(child.content, of_text)) if of_text else child)
    return token.copy(children=children), tuple(problems)


def _target(link: Token, identifier: str, entries: Mapping[str, Entry]) -> Entry | None:
    """What an id leads to. In a link to the file of a chapter it may be the one that was made of a heading there."""
    part = link.meta.get("part")
    target = entries.get(identifier) or (entries.get(f"{part}-{identifier}") if part else None)
    return target if target and part in (None, target.part) else None


def _filled(text: str, target: Entry) -> str:
    return _PLACEHOLDER.sub(lambda match: str(getattr(target, match[1])), text)
