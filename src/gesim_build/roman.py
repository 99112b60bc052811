"""Roman numerals: of the pages of the front matter, of the parts of a book."""

from __future__ import annotations

from collections.abc import Iterator

_LETTERS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A number below 400 in lower-case roman numerals."""
    return "".join(_roman(number))


def _roman(number: int) -> Iterator[str]:
    for value, letters in _LETTERS:
        count, number = divmod(number, value)
        yield letters * count
