"""Folded text: what is the same in all forms of a word, as far as single letters go."""

from __future__ import annotations

import unicodedata

_SOFT_HYPHEN = "\u00ad"


# Languages whose i keeps its dot and whose ı has none: their small letters are not those of the others.
_DOTLESS = ("tr", "az")
_SMALL = str.maketrans({"I": "ı", "İ": "i"})


def folded(text: str, marks: str, code: str = "") -> str:
    """The text in small letters, in NFC, without soft hyphens and without some combining marks.

    ``code`` is that of its language, where that matters: in Turkish the small letter of I is ı.
    """
    small = (text.translate(_SMALL) if code in _DOTLESS else text).replace(_SOFT_HYPHEN, "").casefold()
    if not marks:
        return unicodedata.normalize("NFC", small)
    letters = unicodedata.normalize("NFD", small)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in marks))
