"""Every text that a reader of the finished files can meet: printed, spoken, or shown by the program that opens them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text: the file, the place in it ("" or "page 3"), and its pieces in order."""

    path: str
    place: str
    pieces: tuple[str, ...]
