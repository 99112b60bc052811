"""A text or a translation has the number of a contact that is on hold or has expired.

The register says why a number must not be printed: it was found in no source, or printed differently elsewhere,
or nobody has checked it for too long. Somebody may call it in danger. Take it out of the text, or check the
contact again and let it be printed. That a contact has expired is only a warning before a release.

The id and the reason of a contact on hold are in the list of open tasks, which a release publishes: they must
not have the number either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gesim_build.checks.analysis.contact_numbers import Misuse, misuses, misuses_in_catalogs
from gesim_build.checks.analysis.numbers import SPACES
from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_contact
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact
from gesim_build.registers.visibility import written_forms
from gesim_build.telephones import digits_of

KIND = Kind.BOOK
CODE = "withheld-number"
SEVERITY = Severity.ERROR
_NUMBER = {"number": "+35315550000", "display": "01 555 0000"}
_PRINTED = {"contacts.toml": sample_contact(**_NUMBER)}
_HELD = {"contacts.toml": sample_contact(**_NUMBER, status="hold", reason="Another page prints it a digit short.")}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_PRINTED, "chapters/10-a.md": "# A {#a}\n\nCall 01 555 0000.\n"},
        bad={**_HELD, "chapters/10-a.md": "# A {#a}\n\nCall 01 555 0000.\n"},
    ),
    BookExample(
        good={**_HELD, "chapters/10-a.md": "# A {#a}\n\nCall somebody.\n"},
        bad={**_HELD, "chapters/10-a.md": "# A {#a}\n\nCall somebody.\n"},
        translations={"Call somebody.": "Rufen Sie +353 1 555-0000 an."},
    ),
    BookExample(good=_HELD, bad={"contacts.toml": _HELD["contacts.toml"].replace('id = "line"', 'id = "ie-15550000"')}),
    BookExample(good=_HELD, bad={"contacts.toml": _HELD["contacts.toml"].replace("Another", "01 555 0000: another")}),
)
# An id or a reason has as many digits of a number in a row, if it has the number.
_TELLING = 3
_DIGITS = re.compile(rf"\d(?:[{SPACES}()/–-]{{0,3}}\d){{{_TELLING - 1},}}")


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look for the numbers in texts, links, figures and translations."""
    yield from _found(misuses(book, context), context)
    yield from in_catalogs(book, context)
    for contact in records(book, Contact):
        if contact.is_held():
            yield from _in_open_tasks(contact)


def in_catalogs(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look for the numbers in the translations alone."""
    yield from _found(misuses_in_catalogs(book, context), context)


def _found(found: Iterable[Misuse], context: BookContext) -> Iterator[Diagnostic]:
    for misuse in found:
        if misuse.withheld:
            text = f"“{misuse.shown}” is the number of {misuse.contact.id}, which {_why(misuse.contact)}"
            hint = "Take the number out; handbook/contacts.toml says what is known of it."
            severity = SEVERITY if misuse.contact.is_held() or context.release else Severity.WARNING
            yield Diagnostic(severity, CODE, text, misuse.location, hint, (misuse.contact.location,))


def _in_open_tasks(contact: Contact) -> Iterator[Diagnostic]:
    """What the list of open tasks says of a contact on hold, and must not."""
    numbers = written_forms(contact)
    for key, text in (("id", contact.id), ("reason", contact.reason)):
        for match in _DIGITS.finditer(text):
            if any(number.endswith(digits_of(match[0])) for number in numbers):
                what = f"the {key} of {contact.id} has the number “{match[0]}”, which is on hold: a release lists it"
                hint = "Say whose number it is, not which."
                yield Diagnostic(SEVERITY, CODE, what, contact.where(key), hint)


def _why(contact: Contact) -> str:
    if contact.is_held():
        return f"is on hold: {contact.reason}".rstrip(".: ")
    return f"has expired on {contact.expires_on}"
