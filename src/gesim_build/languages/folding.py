"""Folded text: what is the same in all forms of a word, as far as single letters go."""

from __future__ import annotations

import unicodedata

_SOFT_HYPHEN = "\u00ad"


def folded(text: str, marks: str) -> str:
    """The text in small letters, in NFC, without soft hyphens and without some combining marks."""
    small = text.replace(_SOFT_HYPHEN, "").casefold()
    if not marks:
        return unicodedata.normalize("NFC", small)
    letters = unicodedata.normalize("NFD", small)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in marks))
