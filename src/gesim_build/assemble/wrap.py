"""Breaking a figure's words into lines: translations are longer than the English they were drawn for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

# System fonts on the web run a little wider than Noto Sans, for which the table was measured.
_ALLOWANCE = 1.04


@cache
def _advances() -> Mapping[str, Mapping[str, int]]:
    """Advance widths of Noto Sans in thousandths of an em, for the characters of all languages."""
    loaded: Mapping[str, Mapping[str, int]] = json.loads(
        files(__package__).joinpath("advances.json").read_text("utf-8")
    )
    return loaded


def text_width(text: str, size: float, *, bold: bool) -> float:
    """Width of a text set in Noto Sans at a size, in the size's unit."""
    table = _advances()["bold" if bold else "regular"]
    return sum(table.get(character, 600) for character in text) * size * _ALLOWANCE / 1000


def wrap(text: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Break a text at its spaces into the fewest lines of at most ``width``, and make those of even length.

    A single word wider than ``width`` stays whole on a line of its own.
    """
    return list(_wrapped(text, width, size, bold))


# A text is tried in several sizes; after an edit, most are those of before.
@lru_cache(maxsize=4096)
def _wrapped(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    # At spaces only: a no-break space keeps its words together.
    words = [word for word in text.split(" ") if word]
    lines = _fill(words, width, size, bold)
    narrow = width
    while len(lines) > 1:
        narrow -= size / 2
        tighter = _fill(words, narrow, size, bold)
        fits = all(text_width(line, size, bold=bold) <= narrow for line in tighter)
        if len(tighter) > len(lines) or not fits:
            break
        lines = tighter
    return tuple(lines)


def _fill(words: list[str], width: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
