"""Which characters of a line run which way: the Unicode Bidirectional Algorithm (UAX #9, Unicode 15).

For text without control characters of its own: what is to keep a direction is in an element that says so, and stands
here as one U+FFFC, as the standard has it for a browser (CSS Writing Modes 3, 2.4.2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

OBJECT = "\ufffc"

_STRONG = frozenset(("L", "R", "AL"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_BOUNDARY = "BN"
# Brackets whose two sides take one direction (BidiBrackets.txt), as far as the text faces have them.
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⁅": "⁆", "⁽": "⁾", "₍": "₎", "〈": "〉", "❨": "❩", "❪": "❫", "⟨": "⟩",
             "⟦": "⟧", "⟪": "⟫", "⦅": "⦆", "⸨": "⸩"}  # fmt: skip
_CLOSING = {closing: opening for opening, closing in _BRACKETS.items()}
_MOST_OPEN = 63
# What between two numbers of a kind is part of them (W4).
_BETWEEN = {"EN": ("ES", "CS"), "AN": ("CS",)}
# Line and paragraph ends, tabs: what is at the base level wherever it is (L1).
_SEPARATORS = frozenset(("B", "S"))


def embedding_levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph whose base level is 0 (left to right) or 1.

    Characters of an even level run to the right, of an odd one to the left. Spaces at the end have the base level.
    """
    original = [unicodedata.bidirectional(character) or "L" for character in text]
    places = [place for place, kind in enumerate(original) if kind != _BOUNDARY]
    around = "R" if base else "L"
    kinds = _numbers([original[place] for place in places], around)
    _brackets([text[place] for place in places], kinds, [original[place] for place in places], around)
    _neutrals(kinds, around)
    levels = [base] * len(text)
    for place, kind in zip(places, kinds, strict=True):
        levels[place] = _level(kind, base)
    _follow_before(levels, original, base)
    _reset(levels, original, base)
    return levels


def _numbers(kinds: list[str], around: str) -> list[str]:
    """Rules W1 to W7: marks are what they are on, and what is beside numbers belongs to them or to nothing."""
    kinds = _marks(kinds, around)
    strong = around
    for place, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and kind in _BETWEEN.get(before, ()):
            kinds[place] = before
    kinds = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in _terminators(kinds)]
    strong = around
    for place, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
    return kinds


def _marks(kinds: list[str], around: str) -> list[str]:
    before, found = around, []
    for kind in kinds:
        before = before if kind == "NSM" else kind
        found.append(before)
    return found


def _terminators(kinds: list[str]) -> Iterator[str]:
    """Signs such as % and € beside a number are part of it (W5)."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    for place, (kind, length) in enumerate(runs):
        beside = [runs[other][0] for other in (place - 1, place + 1) if 0 <= other < len(runs)]
        yield from ["EN" if kind == "ET" and "EN" in beside else kind] * length


def _brackets(text: Sequence[str], kinds: list[str], original: Sequence[str], around: str) -> None:
    """Rule N0: both sides of a pair take the direction of what is in it, or of what is before it; marks with them."""
    for opening, closing in sorted(_pairs(text, kinds)):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        before = next((way for kind in reversed(kinds[:opening]) if (way := _direction(kind))), around)
        way = around if around in inside else before
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(kinds) and original[end] == "NSM":
                end += 1
            kinds[bracket:end] = [way] * (end - bracket)


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _BRACKETS:
            if len(opened) == _MOST_OPEN:
                return
            opened.append((character, place))
        elif opening := _CLOSING.get(character):
            for depth in reversed(range(len(opened))):
                if opened[depth][0] == opening:
                    yield opened[depth][1], place
                    del opened[depth:]
                    break


def _direction(kind: str) -> str:
    """Which way a resolved kind runs, as neutrals beside it see it; "" for a neutral."""
    return "" if kind in _NEUTRAL else "L" if kind == "L" else "R"


def _neutrals(kinds: list[str], around: str) -> None:
    """Rules N1 and N2: neutrals between two of one direction run with them, others as the paragraph."""
    place = 0
    for neutral, run in groupby(list(kinds), lambda kind: kind in _NEUTRAL):
        end = place + len(list(run))
        if neutral:
            before = _direction(kinds[place - 1]) if place else around
            after = _direction(kinds[end]) if end < len(kinds) else around
            kinds[place:end] = [before if before == after else around] * (end - place)
        place = end


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _follow_before(levels: list[int], original: Sequence[str], base: int) -> None:
    """Let what takes no room, such as a joiner, have the level of what is before it (5.2)."""
    before = base
    for place, kind in enumerate(original):
        if kind == _BOUNDARY:
            levels[place] = before
        before = levels[place]


def _reset(levels: list[int], original: Sequence[str], base: int) -> None:
    """Rule L1, for the line that ends with the paragraph; the engine drops spaces at the end of the others."""
    at_end = True
    for place in reversed(range(len(levels))):
        separates = original[place] in _SEPARATORS
        at_end = separates or (at_end and original[place] in ("WS", _BOUNDARY))
        if at_end:
            levels[place] = base
