"""Numbers in a text, whatever marks they are written with."""

from __future__ import annotations

import re

SPACES = " \u00a0\u202f\u2009"
NUMBER = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,]\d+)*"
_NUMBER = re.compile(NUMBER)


def values(text: str) -> list[str]:
    """The numbers in a text in one form: "300000", "13.6"."""
    return [value(number) for number in _NUMBER.findall(text)]


def value(number: str) -> str:
    """A number in one form: 300,000 and 300 000 are "300000", 13.6 and 13,6 are "13.6"."""
    digits = re.sub(f"[{SPACES}]", "", number)
    marks = re.findall(r"[.,]", digits)
    last = re.split(r"[.,]", digits)[-1]
    if not marks or (len(set(marks)) == 1 and (len(marks) > 1 or len(last) == 3)):
        return re.sub(r"[.,]", "", digits)
    whole = digits[: -len(last) - 1]
    return f"{re.sub(r'[.,]', '', whole)}.{last}"
