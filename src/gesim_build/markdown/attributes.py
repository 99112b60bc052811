"""Attributes in braces at the end of a line: ``{#id .class key=value key="two words"}``."""

from __future__ import annotations

import re

_ITEM = r"""(?:\#(?P<id>[\w:.-]+)|\.(?P<cls>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"{}]+)))"""
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
