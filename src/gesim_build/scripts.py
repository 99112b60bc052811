"""Signs and scripts that the text faces lack, and the families that have them: the book's faces besides its own.

A page takes a family of this table only for characters that are on it, so that it looks the same on every machine that
has the fonts, and not as fontconfig would choose. `system.py` says in which package each of them is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """Characters in ranges of code points, ends included, and the families that have them.

    ``serif`` goes with the text face, ``sans`` with that of headings and tables, the first that is there.
    """

    name: str
    ranges: tuple[tuple[int, int], ...]
    serif: tuple[str, ...]
    sans: tuple[str, ...]


def _noto(name: str, *ranges: tuple[int, int]) -> Script:
    return Script(name, ranges, (f"Noto Serif {name}", f"Noto Sans {name}"), (f"Noto Sans {name}",))


_SIGNS = ("Noto Sans Symbols2", "Noto Sans Symbols 2", "Noto Sans Symbols", "Symbola")
_EMOJI = ("Symbola", "Noto Sans Symbols2", "Noto Sans Symbols 2")
_MATHS = ("Noto Sans Math",)
_JAPANESE, _KOREAN, _CHINESE = ("Noto Sans CJK JP",), ("Noto Sans CJK KR",), ("Noto Sans CJK SC",)

SCRIPTS: tuple[Script, ...] = (
    Script(
        "arrows and mathematical signs",
        ((0x2190, 0x22FF), (0x27C0, 0x27FF), (0x2900, 0x2AFF), (0x1D400, 0x1D7FF)),
        _MATHS,
        _MATHS,
    ),
    Script("signs and ticks", ((0x2300, 0x24FF), (0x2500, 0x27BF), (0x2B00, 0x2BFF)), _SIGNS, _SIGNS),
    Script("emoji in one colour", ((0x1F000, 0x1FAFF),), _EMOJI, _EMOJI),
    Script(
        "Arabic",
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
        ("Noto Naskh Arabic", "Noto Sans Arabic"),
        ("Noto Sans Arabic", "Noto Naskh Arabic"),
    ),
    _noto("Hebrew", (0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    _noto("Armenian", (0x0530, 0x058F)),
    _noto("Georgian", (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    _noto("Ethiopic", (0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    _noto("Devanagari", (0x0900, 0x097F), (0xA8E0, 0xA8FF)),
    _noto("Bengali", (0x0980, 0x09FF)),
    _noto("Gurmukhi", (0x0A00, 0x0A7F)),
    _noto("Gujarati", (0x0A80, 0x0AFF)),
    _noto("Tamil", (0x0B80, 0x0BFF)),
    _noto("Telugu", (0x0C00, 0x0C7F)),
    _noto("Kannada", (0x0C80, 0x0CFF)),
    _noto("Malayalam", (0x0D00, 0x0D7F)),
    _noto("Sinhala", (0x0D80, 0x0DFF)),
    _noto("Thai", (0x0E00, 0x0E7F)),
    _noto("Lao", (0x0E80, 0x0EFF)),
    _noto("Myanmar", (0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    _noto("Khmer", (0x1780, 0x17FF)),
    # A text with kana is Japanese, one with hangul Korean, and then its ideographs are too.
    Script("Japanese", ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D)), _JAPANESE, _JAPANESE),
    Script("Korean", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)), _KOREAN, _KOREAN),
    Script("Chinese", ((0x2E80, 0x303F), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F)), _CHINESE, _CHINESE),
)
# Below it there is nothing that the text faces lack.
_FIRST = min(start for script in SCRIPTS for start, _ in script.ranges)


def needs_glyph(character: str) -> bool:
    """Controls, spaces and format characters need no glyph, nor do variation selectors: the layout deals with them."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp") and not _is_selector(ord(character))


def _is_selector(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


def scripts_of(text: Iterable[str]) -> tuple[Script, ...]:
    """The scripts of the table of which a text has characters, in the order of the table."""
    points = {ord(character) for character in set(text) if ord(character) >= _FIRST}
    return tuple(
        script for script in SCRIPTS if any(start <= point <= end for point in points for start, end in script.ranges)
    )


def families_of(scripts: Iterable[Script]) -> tuple[str, ...]:
    """All families of some scripts, each once."""
    return tuple(dict.fromkeys(family for script in scripts for family in (*script.serif, *script.sans)))
