"""International Standard Book Numbers of 13 digits (ISO 2108), as the agency writes them: with hyphens or spaces."""

from __future__ import annotations

import re


def digits_of(isbn: str) -> str:
    """The digits alone."""
    return re.sub(r"[- ]", "", isbn)


def wrong_isbn(isbn: str) -> str:
    """What is wrong with an ISBN, to be read after its name; empty if nothing is."""
    from barcode.errors import BarcodeError
    from barcode.isxn import InternationalStandardBookNumber13

    digits = digits_of(isbn)
    if not re.fullmatch(r"[0-9]{13}", digits):
        return f"must be an ISBN of 13 digits, with hyphens or without: “{isbn}” is not"
    try:
        right = str(InternationalStandardBookNumber13(digits))
    except BarcodeError:
        return "must begin with 978 or 979"
    return "" if right == digits else f"has a wrong digit somewhere: its last one would have to be {right[-1]}"
