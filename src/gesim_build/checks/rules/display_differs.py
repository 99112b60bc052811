"""The number of a contact is not the one that is printed.

`number` is the international form (a plus, the country's code, the number) or a short number, `display` what is
printed, and dialled inside the country. Both must be the same number: `display` may leave out the country's code,
and may begin with a prefix for calls inside the country (0, in some countries 8 or 06).
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_contact
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact
from gesim_build.telephones import calling_code, code_of_country, is_same_number

KIND = Kind.BOOK
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


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the digits, and the country's code with the country."""
    del context
    for contact in records(book, Contact):
        number, display = contact.number, contact.display
        code = code_of_country(contact.country)
        if number.startswith("+") and (not calling_code(number) or code not in (0, calling_code(number))):
            whose = f"the code of {contact.country}, +{code}" if code else "the code of any country"
            text = f"{number} of {contact.id} does not begin with {whose}"
            yield _found(contact, "number", text, "Correct the number or the country.")
        elif display and not is_same_number(number, display):
            text = f"{contact.id} prints “{display}”, and its number is {number}"
            yield _found(contact, "display", text, "Compare both with the source.")


def _found(contact: Contact, key: str, text: str, hint: str) -> Diagnostic:
    return Diagnostic(SEVERITY, CODE, text, contact.where(key), hint)
