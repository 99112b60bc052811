"""English numbers in words: "ninety-five" is 95."""

from __future__ import annotations

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TO_TWELVE = ("ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = ("zero", *_ONES, *_TO_TWELVE, *_TEENS)

# From thirteen on: smaller ones are plain counts.
LARGE = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}"
ANY = rf"{LARGE}|{'|'.join(_SMALL)}"
SCALES = ("thousand", "millions?|mn", "billions?|bn", "trillions?|tn")
# What says a small number besides its own name.
_SAYING = {
    2: "second|both|twice|pair|couple|double|either|half|bi\\w+",
    3: "third|thrice|triple|tri\\w+",
    4: "fourth|quarter",
    5: "fifth",
    6: "half a year|half-year",
    7: "week",
    8: "eighth",
    9: "ninth",
    12: "twelfth|dozen|year|noon|midnight",
    15: "fortnight|quarter",
    24: "day",
    60: "hour|minute",
}
_ANY = re.compile(rf"\b(?:{ANY})(?:s|th|fold)?\b", re.IGNORECASE)
_WORD = re.compile(rf"{ANY}", re.IGNORECASE)


def said_in_words(text: str) -> frozenset[str]:
    """The numbers that an English text says in words, as digits: "three days" says 3, "twice" says 2, "a" says 1."""
    named = {str(number(word)) for phrase in _ANY.findall(text) for word in _WORD.findall(phrase)}
    saying = {str(value) for value, words in _SAYING.items() if re.search(rf"\b(?:{words})", text, re.IGNORECASE)}
    return frozenset({*named, *saying, "0", "1"})


def number(words: str) -> int:
    """The number that one of these words says. Raises ValueError for others."""
    tens, _, one = words.lower().partition("-")
    if tens in _TENS:
        return 10 * (_TENS.index(tens) + 2) + (_SMALL.index(one) if one else 0)
    return _SMALL.index(tens)
