"""What a message id is: the one normal form of a text, used wherever source and catalog meet."""

from __future__ import annotations

import re
import unicodedata

_HARD_BREAK = re.compile(r"(?: {2,}|\\)\r?\n[ \t]*")
_SOFT_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")
# References, values and placeholders are the same in every language; without them there may be nothing left to say.
SAME_EVERYWHERE = re.compile(r"\[\]\(#[^)]*\)|\{\{[^}]*\}\}|\{[a-z_.]+\}|\[\^[^\]]*\]|<[^>]*>")

_WRITTEN_NUMBER = re.compile(r"\d[.,\u00a0\u202f ]\d|\d\s?%")


def msgid_of(content: str) -> str:
    """Inline Markdown as a message id: soft breaks are single spaces, hard breaks ``<br/>``, NFC, trimmed."""
    if "\n" in content:
        content = _SOFT_BREAK.sub(" ", _HARD_BREAK.sub("<br/>", content.strip(" \t\r\n")))
    return unicodedata.normalize("NFC", content).strip(" \t\r\n")


def is_translatable(msgid: str) -> bool:
    """Whether there is a letter for the translator, or a number that languages write differently.

    A lone reference, a dash or a plain number ("3") is not a unit.
    """
    rest = SAME_EVERYWHERE.sub("", msgid)
    return any(map(str.isalpha, rest)) or bool(_WRITTEN_NUMBER.search(rest))
