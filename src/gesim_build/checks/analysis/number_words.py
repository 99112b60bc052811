"""English numbers in words: "ninety-five" is 95."""

from __future__ import annotations

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TO_TWELVE = ("ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = ("zero", *_ONES, *_TO_TWELVE, *_TEENS)

# From thirteen on: smaller ones are plain counts.
LARGE = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}"
ANY = rf"{LARGE}|{'|'.join(_SMALL)}"


def number(words: str) -> int:
    """The number that one of these words says. Raises ValueError for others."""
    tens, _, one = words.lower().partition("-")
    if tens in _TENS:
        return 10 * (_TENS.index(tens) + 2) + (_SMALL.index(one) if one else 0)
    return _SMALL.index(tens)
