"""Tells an apostrophe from the quotation mark that looks the same: “’” closes a quotation, or is within a word."""

from __future__ import annotations


def is_in_word(text: str, place: int) -> bool:
    """Whether the sign at a place of a text has a letter right behind it, so that it closes no quotation there."""
    return text[place + 1 : place + 2].isalpha()
