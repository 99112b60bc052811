"""Where long strings of a PO file are broken, so that our lines are those of GNU gettext 0.21.

The rules are those of Unicode Standard Annex 14 for the scripts of Europe, with the exception that this version makes
(a break is allowed between "." and a letter); the tests compare with ``msgcat``. Breaking elsewhere, as later versions
do next to some marks, does no harm but shows as a difference when a translator's editor saves the file.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

PAGE_WIDTH = 79

# One letter for each line breaking class: A letter, N digit, S space, O opening, C closing, P closing parenthesis,
# Q quotation mark, E exclamation, I infix separator, Y slash, H hyphen, B break after, b break before, D dash,
# G glue, W word joiner, n ellipsis, s non-starter, p prefix, u postfix, X ideograph, M combining mark, Z zero width.
_CLASSES = {
    "S": " ", "N": "0123456789", "O": "([{¡¿‚„⁅", "C": "}⁆、。", "P": ")]", "Q": "\"'«»‘’‛“”‟‹›",
    "E": "!?", "I": ",.:;\u037e⁄", "Y": "/", "H": "-", "B": "|\t\u00ad‐‒–‧\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2008\u2009\u200a\u205f", "b": "´ˈˌ", "D": "—", "G": "\u00a0\u2007\u202f‑", "W": "\u2060\ufeff", "n": "․‥…",
    "s": "‼‽⁇⁈⁉", "p": "$+\\±−№£¤¥€", "u": "%¢°‰‱′″‴℃℉", "Z": "\u200b", "M": "\u200c\u200d",
}  # fmt: skip
_LETTER = {"Mn": "M", "Mc": "M", "Me": "M", "Ps": "O", "Pe": "C", "Pi": "Q", "Pf": "Q", "Sc": "p", "Nd": "N", "Cf": "M"}

# A break without a space is allowed after the class on the left, before those on the right; after letters and digits
# (A, N, M) it is before those of `_AFTER_LETTER`.
_DIRECT = {
    "C": "ANObDX", "P": "ObDX", "Ens": "ANObDpuX", "I": "AObDpuX", "YH": "AObDpuX", "B": "ANObDpuX", "D": "ANObpuX",
    "p": "bDpu", "u": "bDpuX", "X": "ANObDpX", "Z": "ANSOCPQEIYHBbDGWnspuX", "HB": "G",
}  # fmt: skip
_PAIRS = "|".join(f"(?<=[{before}])(?=[{after}])" for before, after in _DIRECT.items())
# Each begins with characters that are rare in text, or with the space: the search skips the rest.
_AFTER_OTHER = re.compile(f"[CPEnsIYHBDpuXZ](?:{_PAIRS})")
_AFTER_LETTER = re.compile("[bDX](?<=[ANM].)")
# After spaces, before anything but closing punctuation and the like.
_AFTER_SPACES = re.compile("S+(?=[^SCPEIYWZM])")
_NEVER = frozenset(("QO", "Cs", "DD"))
# Characters that are all one column wide: Latin, Greek, Cyrillic, punctuation, currencies, letterlike signs, arrows.
_PLAIN = re.compile(
    r"[\x20-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u202f-\u205e\u20a0-\u20cf\u2100-\u2300]*"
)


class _ClassTable(dict[int, str]):
    """Class letters by code point, for `str.translate`; those not listed follow from the general category."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        wide = unicodedata.east_asian_width(character) in ("W", "F")
        self[code] = _LETTER.get(unicodedata.category(character), "X" if wide else "A")
        return self[code]


_TABLE = _ClassTable({ord(character): letter for letter, characters in _CLASSES.items() for character in characters})


def break_lines(quoted: str, first: int, width: int) -> list[str]:
    """Cut escaped text into pieces of at most ``width`` columns where breaks are allowed; overlong words stay whole.

    ``first`` is the column that the first piece starts in. A piece keeps the spaces at its end.
    """
    if first + len(quoted) <= width and _PLAIN.fullmatch(quoted):
        return [quoted]
    places = _places(quoted)
    columns = _columns(quoted, places)
    pieces: list[str] = []
    start, column, index = 0, -first, 0
    total = _width(quoted)
    while total - column > width and index < len(places):
        index = max(bisect_right(columns, column + width, index), index + 1)
        pieces.append(quoted[start : places[index - 1]])
        start, column = places[index - 1], columns[index - 1]
    return [*pieces, quoted[start:]]


def _places(quoted: str) -> list[int]:
    """Offsets at which a line may begin; never inside an escape, never before the escape that ends a line."""
    classes = quoted.translate(_TABLE)
    spaces = ((match.start(), match.end()) for match in _AFTER_SPACES.finditer(classes))
    places = [end for start, end in spaces if start and _may_break(classes[start - 1], classes[end])]
    direct = [match.end() for match in _AFTER_OTHER.finditer(classes)]
    direct += [match.start() for match in _AFTER_LETTER.finditer(classes)]
    if direct:
        places = sorted({*places, *direct})
    if "\\" in quoted:
        inside = {match.start() + 1 for match in re.finditer(r"\\.", quoted)}
        if quoted.endswith("\\n"):
            inside.add(len(quoted) - 2)
        places = [place for place in places if place not in inside]
    return places


def _may_break(before: str, after: str) -> bool:
    return before != "O" and before + after not in _NEVER


def _columns(quoted: str, places: list[int]) -> list[int]:
    if _PLAIN.fullmatch(quoted):
        return places
    ends = [0, *accumulate(map(_width_of, quoted))]
    return [ends[place] for place in places]


def _width(quoted: str) -> int:
    return len(quoted) if _PLAIN.fullmatch(quoted) else sum(map(_width_of, quoted))


def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
