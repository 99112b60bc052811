"""The bar code of an ISBN: EAN-13 at its nominal size (ISO/IEC 15420, GS1 General Specifications 5.2), as SVG."""

from __future__ import annotations

from itertools import groupby

from barcode.isxn import InternationalStandardBookNumber13

from gesim_build.isbn import digits_of

# One module is 0.33 mm wide. Quiet zones are 11 modules before the bars and 7 behind; the guards are 5 longer.
MODULE = 0.33
BEFORE, BEHIND = 11, 7
HEIGHT, GUARD = 69.24, 5.0
DIGIT = 8.2  # modules: the size of the digits below the bars
WIDTH = (BEFORE + 95 + BEHIND) * MODULE
DEPTH = (HEIGHT + 11) * MODULE

_GUARDS = frozenset((*range(3), *range(45, 50), *range(92, 95)))


def bar_code(isbn: str) -> str:
    """An ``svg`` element, `WIDTH` by `DEPTH` millimetres, of an ISBN whose check digit is right."""
    number = digits_of(isbn)
    bars = "".join(_bar(left, width) for left, width in _runs(InternationalStandardBookNumber13(number).build()[0]))
    below = HEIGHT + DIGIT
    # The first digit is before the bars, six are below each half.
    places = [(1.0, number[0]), *((14.5 + 7 * index, digit) for index, digit in enumerate(number[1:7]))]
    places += [(61.5 + 7 * index, digit) for index, digit in enumerate(number[7:])]
    digits = "".join(f'<text x="{x:g}" y="{below:g}">{digit}</text>' for x, digit in places)
    box = f"0 0 {WIDTH / MODULE:g} {DEPTH / MODULE:g}"
    return (
        f'<svg class="bars" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" aria-hidden="true">'
        f'<g class="bars-ink" font-size="{DIGIT:g}">{bars}{digits}</g></svg>'
    )


def _runs(modules: str) -> list[tuple[int, int]]:
    """Where each bar begins, in modules from the first, and how many it is wide."""
    runs, at = [], 0
    for dark, group in groupby(modules, key=lambda module: module == "1"):
        width = len(list(group))
        if dark:
            runs.append((at, width))
        at += width
    return runs


def _bar(left: int, width: int) -> str:
    height = HEIGHT + GUARD if left in _GUARDS else HEIGHT
    return f'<rect x="{BEFORE + left}" y="0" width="{width}" height="{height:g}"/>'
