"""The number of a contact is not the one that is printed.

`number` is the international form (a plus, the country's code, the number) or a short number, `display` what is
printed, and dialled inside the country. Both must be the same number: `display` may leave out the country's code,
and may begin with a prefix for calls inside the country (0, in some countries 8 or 06).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_contact
from gesim_build.checks.check import BookContext, BookExample
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact

CODE = "display-differs"
SEVERITY = Severity.ERROR


def _example(good: tuple[str, str], bad: tuple[str, str]) -> BookExample:
    return BookExample(_contacts(*good), _contacts(*bad))


def _contacts(number: str, display: str) -> dict[str, str]:
    return {"contacts.toml": sample_contact(country="IE", number=number, display=display)}


EXAMPLES: tuple[BookExample, ...] = (
    _example(("+35315550000", "01 555 0000"), ("+35315550000", "01 555 0001")),
    _example(("+3531800666111", "1800 666 111"), ("+3531800666111", "1800 666 11")),
    _example(("+3531800666111", "+353 1800 666 111"), ("+371800666111", "800 666 111")),
    _example(("116016", "116 016"), ("116016", "116 006")),
)

# Country codes of the International Telecommunication Union (list of ITU-T Recommendation E.164).
CALLING_CODES: Mapping[str, str] = {
    "AT": "43", "BE": "32", "BG": "359", "CH": "41", "CY": "357", "CZ": "420", "DE": "49", "DK": "45", "EE": "372",
    "ES": "34", "FI": "358", "FR": "33", "GB": "44", "GR": "30", "HR": "385", "HU": "36", "IE": "353", "IS": "354",
    "IT": "39", "LI": "423", "LT": "370", "LU": "352", "LV": "371", "MT": "356", "NL": "31", "NO": "47", "PL": "48",
    "PT": "351", "RO": "40", "SE": "46", "SI": "386", "SK": "421",
}  # fmt: skip
_PREFIX = "(?:0|8|06)?"


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the digits, and the country's code with the country."""
    del context
    for contact in records(book, Contact):
        number, display = contact.number, contact.display
        code = CALLING_CODES.get(contact.country, r"[1-9]\d{0,2}")
        if number.startswith("+") and not re.match(rf"\+{code}", number):
            text = f"{number} of {contact.id} does not begin with the code of {contact.country}, +{code}"
            yield _found(contact, "number", text, "Correct the number or the country.")
        elif display and not _is_same(number, re.sub(r"[^\d+]", "", display), code):
            text = f"{contact.id} prints “{display}”, and its number is {number}"
            yield _found(contact, "display", text, "Compare both with the source.")


def _is_same(number: str, printed: str, code: str) -> bool:
    if not number.startswith("+") or printed.startswith("+"):
        return printed == number
    return bool(re.fullmatch(rf"\+{code}(\d+)#(?:00{code}|{_PREFIX})\1", f"{number}#{printed}"))


def _found(contact: Contact, key: str, text: str, hint: str) -> Diagnostic:
    return Diagnostic(SEVERITY, CODE, text, contact.where(key), hint)
