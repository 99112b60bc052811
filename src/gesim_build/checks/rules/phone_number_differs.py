"""A telephone number is not the same in the translation.

Somebody may call it in danger. Copy the digits; the spaces between them may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.numbers import values
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit
from gesim_build.telephones import added_numbers, phone_numbers

KIND = Kind.COUNTRY
CODE = "phone-number-differs"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call **112** now.", "Rufen Sie jetzt **112** an.", "Rufen Sie jetzt **110** an."),
    Example("it", "My number: +49 30 123 456.", "Il mio numero: +49 30 123456.", "Il mio numero: +49 30 123457."),
    Example("el", "Call 116 006.", "Καλέστε 116 006.", "Καλέστε 116 000."),
    Example("lt", "Call us by 2027.", "Skambinkite mums iki 2027 m.", "Skambinkite 8 800 66366 iki 2027 m."),
    Example("lv", "Call 1800 666 111.", "Zvaniet 1800 666 111.", "Zvaniet uz bezmaksas tālruni."),
    Example("lv", "Call 28612120.", "Zvaniet 28 612 120.", "Zvaniet 28 612 121.", country="LV"),
    Example("el", "My number: 210 123 4567.", "Ο αριθμός μου: 210 1234567.", "Ο αριθμός μου.", country="GR"),
    Example("lt", "By 05/06/2026: 1,000,000.", "Iki 2026-06-05: 1 000 000.", "Iki 2026 m.: 8 800 90119.", country="LT"),
)

_DIGIT = re.compile(r"\d")


def check(unit: Unit, message: Message, language: Language, country: str) -> Iterator[Diagnostic]:
    """Compare the digits of each number, as the country writes them."""
    del language
    source, translation = read(unit.msgid).text, read(message.msgstr).text
    if not _DIGIT.search(source) and not _DIGIT.search(translation):
        return
    countries = [country]
    ours, theirs = phone_numbers(source, countries), phone_numbers(translation, countries)
    missing, added = difference(ours, theirs)
    # An amount that one language groups like a telephone number is one in the other text.
    amounts, their_amounts = {*values(source)}, {*values(translation)}
    missing = [number for number in missing if number in theirs or number not in their_amounts]
    added = [number for number in added if number in ours or number not in amounts]
    # Countries write numbers in many ways; what the English text has no digits for was not copied from it.
    added = list(dict.fromkeys((*added, *added_numbers(source, translation))))
    hint = "Copy the number from the English text."
    if missing and added:
        yield found(SEVERITY, CODE, f"the number {listed(missing)} became {listed(added)}", unit, message, hint)
    elif missing:
        yield found(SEVERITY, CODE, f"the number {listed(missing)} is missing", unit, message, hint)
    elif added:
        yield found(SEVERITY, CODE, f"the English text has no number {listed(added)}", unit, message, hint)
