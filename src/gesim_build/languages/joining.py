"""Letters of Arabic that are written in one stroke with their neighbours (Unicode 15, ArabicShaping.txt)."""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"

_LETTERS = ("\u0620", "\u06ff")
# What joins nothing, and what joins only what is before it.
_ALONE = frozenset("\u0621\u0674\u06dd\u06fd\u06fe")
_LAST = frozenset(
    "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0671\u0672\u0673\u0675\u0676\u0677\u0688\u0689"
    "\u068a\u068b\u068c\u068d\u068e\u068f\u0690\u0691\u0692\u0693\u0694\u0695\u0696\u0697\u0698\u0699\u06c0\u06c3\u06c4"
    "\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef"
)


def are_joined(before: str, after: str) -> bool:
    """Whether the last letter of one text and the first of the text behind it are written in one stroke."""
    last = next((letter for letter in reversed(before) if unicodedata.category(letter) != "Mn"), "")
    first = after[:1]
    return _is_letter(last) and last not in _LAST and _is_letter(first)


def _is_letter(character: str) -> bool:
    return (
        bool(character)
        and _LETTERS[0] <= character <= _LETTERS[1]
        and character not in _ALONE
        and (unicodedata.category(character) == "Lo" or character == "\u0640")
    )
