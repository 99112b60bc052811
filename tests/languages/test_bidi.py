"""Which characters run which way, against FriBidi, and which letters of Arabic are one stroke."""

from __future__ import annotations

import ctypes
from random import Random

import pytest

from gesim_build.languages.bidi import OBJECT, embedding_levels
from gesim_build.languages.joining import are_joined

ALPHABET = f"abcé 012٣۴ ابج شد .,:;!?-–/%€+()[]«»“”\u2060\u200d\u0301{OBJECT}\t"
RIGHT_TO_LEFT, LEFT_TO_RIGHT = 0x111, 0x110  # FRIBIDI_PAR_RTL, FRIBIDI_PAR_LTR


@pytest.fixture(scope="module")
def fribidi() -> ctypes.CDLL:
    """The library with which Pango orders lines, so it is there where pages are laid out."""
    return ctypes.CDLL("libfribidi.so.0")


def by_fribidi(library: ctypes.CDLL, text: str, base: int) -> list[int]:
    numbers = ctypes.c_uint32 * len(text)
    letters, kinds, brackets = numbers(*map(ord, text)), numbers(), numbers()
    levels = (ctypes.c_int8 * len(text))()
    library.fribidi_get_bidi_types(letters, len(text), kinds)
    library.fribidi_get_bracket_types(letters, len(text), kinds, brackets)
    direction = ctypes.c_uint32(RIGHT_TO_LEFT if base else LEFT_TO_RIGHT)
    library.fribidi_get_par_embedding_levels_ex(kinds, brackets, len(text), ctypes.byref(direction), levels)
    return list(levels)


@pytest.mark.parametrize("base", [0, 1])
def test_levels_are_those_of_fribidi(fribidi: ctypes.CDLL, base: int) -> None:
    random = Random(base)
    for _ in range(1500):
        text = "".join(random.choice(ALPHABET) for _ in range(random.randint(1, 14)))
        assert embedding_levels(text, base) == by_fribidi(fribidi, text, base), text


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("", 1, ""),
        ("ab اب", 0, "00011"),
        ("ab اب", 1, "22111"),
        ("اب 12", 0, "11122"),
        ("اب 1,2 %", 1, "11122211"),
        ("اب (a)", 1, "111121"),
        ("a (اب) b", 0, "00011000"),
        (f"a{OBJECT}b", 1, "222"),
        ("a ", 1, "21"),
        ("12", 0, "00"), ("aא1", 0, "012"),
        ("\u0378", 0, "0"), ("א\u0378", 1, "12"),  # a character that Unicode does not have
        ("() א(ב)", 0, "0001111"), ("(a) א(ב)", 0, "00001111"),  # of several pairs, the last
        ("א(ב)\u0301", 0, "11111"), ("א(ב)\u0301\u0301", 0, "111111"), ("א(ב)\u0301a", 0, "111110"),
    ],
)  # fmt: skip
def test_levels(text: str, base: int, levels: str) -> None:
    assert "".join(map(str, embedding_levels(text, base))) == levels


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("لل", "زائر", True),
        ("بِ", "يت", True),
        ("و", "الكتاب", False),
        ("ال", "ء", False),
        ("ء", "ا", False),
        ("ل ", "زائر", False),
        ("ل", "a", False),
        ("a", "ل", False),
        ("ل", "", False),
        ("", "ل", False),
        ("ل", "3", False),
        ("می", "خواهم", True),
        ("می\u200c", "خواهم", False),
        ("بـ", "كلمة", True),
        ("ش", "لום", True),
        ("ש", "ל", False),
        ("\u0620", "ل", True),
        ("ل", "\u06ff", True),
        ("\u061f", "ل", False),
        ("ل", "\u0700", False),
    ],
)
def test_letters_of_one_stroke(before: str, after: str, joined: bool) -> None:
    assert are_joined(before, after) is joined
