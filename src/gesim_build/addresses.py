"""Numbers to call and addresses to write to, found in running text."""

from __future__ import annotations

import re

_SPACE = r"[ \u00a0\u202f\u2009]"
_DIGIT = re.compile(r"\d")
_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")
# An international or trunk prefix and at least seven digits; groups that are not thousands (1800 666 111); the European
# emergency number and the 116 numbers of social value.
_PHONE = re.compile(
    rf"""(?<![\w+.,/-])(?:
        (?:\+|00)\d(?:{_SPACE}?[()/.–-]?{_SPACE}?\d){{6,14}}
      | 0\d{{1,4}}(?:{_SPACE}?[/–-]?{_SPACE}?\d){{5,11}}
      | \d{{4}}(?:{_SPACE}\d{{2,4}}){{2,3}}
      | \d{{3}}(?:{_SPACE}\d{{2}}){{2,4}}
      | 116{_SPACE}?\d{{3}}
      | 112
    )(?![\w])(?!{_SPACE}\d|[.,]\d)""",
    re.VERBOSE,
)

# What can be dialled, however it is written: six digits or more in a run; clock times and dates look the same.
_DIALLED = re.compile(rf"(?<![\w+.,/-])\+?\(?\d(?:{_SPACE}?[()/–-]?{_SPACE}?\d){{5,14}}(?![\w])(?![.,]\d)")
_TIME_OR_DATE = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\b\d{4}-\d{2}-\d{2}\b")


def e_mail_addresses(text: str) -> list[str]:
    """Every e-mail address."""
    return [address.lower() for address in _E_MAIL.findall(text)] if "@" in text else []


def phone_numbers(text: str) -> list[str]:
    """Every telephone number as digits, with its plus."""
    if not _DIGIT.search(text):
        return []
    return [digits_of(number) for number in _PHONE.findall(_URL.sub(" ", text))]


def added_numbers(source: str, translation: str) -> list[str]:
    """What somebody may dial in a translation, as digits, if the source has neither its digits nor its groups.

    A date has the groups of the source in another order.
    """
    said, groups = re.sub(r"\D", "", source), set(re.findall(r"\d+", source))
    runs = _DIALLED.findall(_TIME_OR_DATE.sub(" ", _URL.sub(" ", translation)))
    return [
        digits_of(run)
        for run in runs
        if digits_of(run).lstrip("+") not in said and not groups.issuperset(re.findall(r"\d+", run))
    ]


def without_addresses(text: str) -> str:
    """The text without addresses and telephone numbers, whose digits are not numbers."""
    return _PHONE.sub(" ", _E_MAIL.sub(" ", _URL.sub(" ", text)))


def digits_of(number: str) -> str:
    """A telephone number without the marks between its digits."""
    return ("+" if number.startswith("+") else "") + re.sub(r"[^0-9]", "", number)
