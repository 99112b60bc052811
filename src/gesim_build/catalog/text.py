"""What a message id is: the one normal form of a text, used wherever source and catalog meet."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

_HARD_BREAK = re.compile(r"(?: {2,}|\\)\r?\n[ \t]*")
_BACKTICKS = re.compile(r"(\\.)|`+", re.DOTALL)
_SOFT_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")
# References, values and placeholders are the same in every language; without them there may be nothing left to say.
SAME_EVERYWHERE = re.compile(r"\[\]\(#[^)]*\)|\{\{[^}]*\}\}|\{[a-z_.]+\}|\[\^[^\]]*\]|<[^>]*>")

_WRITTEN_NUMBER = re.compile(r"\d[.,\u00a0\u202f ]\d|\d\s?%")


def shortened(text: str, most: int = 60) -> str:
    """A text for a message or a table, cut to ``most`` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def msgid_of(content: str) -> str:
    """Inline Markdown as a message id: soft breaks are single spaces, hard breaks ``<br/>``, NFC, trimmed.

    Within code there are no hard breaks.
    """
    if "\n" in content:
        pieces = _without_code(content.strip(" \t\r\n"))
        content = "".join(piece if is_code else _HARD_BREAK.sub("<br/>", piece) for piece, is_code in pieces)
        content = _SOFT_BREAK.sub(" ", content)
    return unicodedata.normalize("NFC", content).strip(" \t\r\n")


def _without_code(content: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, each with whether it is a code span (CommonMark, section 6.1)."""
    ends: dict[int, list[int]] = {}
    for run in re.finditer(r"`+", content):
        ends.setdefault(len(run[0]), []).append(run.end())
    start = position = 0
    while opening := _BACKTICKS.search(content, position):
        position = opening.end()
        same = () if opening[1] else ends.get(len(opening[0]), ())
        following = bisect_right(same, position)
        if following < len(same):
            yield content[start : opening.start()], False
            start = position = same[following]
            yield content[opening.start() : start], True
    yield content[start:], False


def is_translatable(msgid: str) -> bool:
    """Whether there is a letter for the translator, or a number that languages write differently.

    A lone reference, a dash or a plain number ("3") is not a unit.
    """
    rest = SAME_EVERYWHERE.sub("", msgid)
    return any(map(str.isalpha, rest)) or bool(_WRITTEN_NUMBER.search(rest))
