"""Links from file to file, as other programs know them: ``[text](20-risk.md#plan)`` leads to the id ``plan``."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from gesim_build.markdown.ids import part_id

CHAPTERS = "handbook/chapters"
_FILE = re.compile(r"(?P<path>[^#?:]+)\.md(?:#(?P<id>[^#]*))?")


def chapter_links_plugin(md: MarkdownIt) -> None:
    """Add the core rule ``gesim_chapter_links`` after the inline rules."""
    md.core.ruler.after("inline", "gesim_chapter_links", chapter_links)


def chapter_links(state: StateCore) -> None:
    """Let every link to the file of a chapter lead to an id: that in the link, or that of the part.

    ``meta["part"]`` of such a link is the part. A text is in the file that its own ``meta["path"]`` or the environment
    names; a text of a register is in the folder of the registers.
    """
    for token in state.tokens:
        path = str(token.meta.get("path") or state.env.get("path") or "handbook/")
        for child in token.children or () if token.type == "inline" else ():
            if child.type == "link_open" and (target := target_of(str(child.attrs.get("href", "")), path)):
                part, identifier = target
                child.attrs["href"] = f"#{identifier or part}"
                child.meta["part"] = part


def target_of(href: str, path: str) -> tuple[str, str] | None:
    """Part and id ("" for the whole part) that an address written in a file leads to; None if to no chapter."""
    match = _FILE.fullmatch(unquote(href))
    if not match:
        return None
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"]))
    if posixpath.dirname(file) != CHAPTERS:
        return None
    return part_id(posixpath.basename(file)), match["id"] or ""
