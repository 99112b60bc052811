"""Numbers in a text, whatever marks they are written with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

SPACES = " \u00a0\u202f\u2009"
# Thousands are separated by spaces, by apostrophes (in Switzerland), by points or commas.
NUMBER = rf"\d{{1,3}}(?:[{SPACES}'’]\d{{3}})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,]\d+)*"
_NUMBER = re.compile(NUMBER)
# "In 2019 millions of people …" is no count.
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = re.compile(r"\b(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def values(text: str) -> list[str]:
    """The numbers in a text in one form: "300000", "13.6"."""
    return [value(number) for number in _NUMBER.findall(text)]


def value(number: str) -> str:
    """A number in one form: 300,000 and 300 000 are "300000", 13.6 and 13,6 are "13.6", 05 is "5".

    Dates and versions keep their points: 14.11.2012.
    """
    digits = re.sub(f"[{SPACES}'’]", "", number)
    marks = re.findall(r"[.,]", digits)
    *_, last = groups = re.split(r"[.,]", digits)
    if len(marks) > 1 and "," not in marks and any(len(group) != 3 for group in groups[1:]):
        return ".".join(f"{int(group)}" for group in groups)
    if not marks or (len(set(marks)) == 1 and (len(marks) > 1 or len(last) == 3)):
        whole = re.sub(r"[.,]", "", digits)
        return whole.lstrip("0") or "0"
    whole = digits[: -len(last) - 1]
    return f"{re.sub(r'[.,]', '', whole)}.{last}"


def plain(number: float | str | Decimal) -> str:
    """A number without an exponent and without zeros at its end: "1.5", "2000000000000"."""
    return f"{Decimal(str(number)).normalize():f}"


def is_amount(number: str) -> bool:
    """Whether a number in one form is no date or version: 14.11.2012, 1.2.3."""
    return number.count(".") < 2


def with_scales(text: str, scales: Sequence[str], numerals: Sequence[str]) -> str:
    """The text with "1.5 million" and "a million" as digits.

    ``scales`` are the patterns for a thousand, a million and so on, ``numerals`` those for 0, 1 and so on.
    """
    for power in range(len(scales), 0, -1):
        counts = "|".join(
            f"(?P<n{index}>\\b(?:{pattern})\\w{{0,2}})" for index, pattern in enumerate(numerals) if index
        )
        before = rf"(?:(?P<digits>{NUMBER})" + (f"|{counts}" if counts else "") + ")"
        pattern = re.compile(rf"{before}[{SPACES}-]?(?:{scales[power - 1]})\b\.?", re.IGNORECASE)
        text = pattern.sub(lambda match, power=power: _scaled(match, power), text)  # type: ignore[misc]
    return text


def _scaled(match: re.Match[str], power: int) -> str:
    if digits := match["digits"]:
        amount = value(digits)
        if _YEAR.fullmatch(digits) or not is_amount(amount):
            return match[0]
        return f"{round(Decimal(amount) * 1000**power)}"
    named = next(int(name[1:]) for name, found in match.groupdict().items() if found)
    return f"{named * 1000**power}"


def roman_numbers(text: str) -> Iterator[str]:
    """The numbers that are written in roman capitals, up to 39: centuries, parts of a book, names of kings."""
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[letter] for letter in match[0]]
        following = [*digits[1:], 0]
        yield str(sum(-one if one < after else one for one, after in zip(digits, following, strict=True)))
