"""A text or a translation has the number of a contact of another country.

A number of one country often cannot be reached from another, or reaches somebody else there. It belongs in
the texts of its country (`handbook/national/CC/`), and into no other. What is in the chapters is printed in
every edition: there, only contacts of all countries are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gesim_build.checks.analysis.contact_numbers import Misuse, misuses, misuses_in_catalogs
from gesim_build.checks.analysis.sample_records import sample_contact
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book

KIND = Kind.BOOK
CODE = "foreign-contact"
SEVERITY = Severity.ERROR
_CONTACT = {"contacts.toml": sample_contact(country="IE", number="+35315550000", display="01 555 0000")}
_SLOT = "# A {#a}\n\n::: national aid\nAsk the library.\n:::\n"
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_CONTACT, "chapters/10-a.md": _SLOT, "national/IE/aid.md": "Call 01 555 0000.\n"},
        bad={**_CONTACT, "chapters/10-a.md": _SLOT, "national/DE/aid.md": "Call +353 1 555 0000.\n"},
    ),
    BookExample(
        good={**_CONTACT, "chapters/10-a.md": "# A {#a}\n\nAsk the library.\n"},
        bad={**_CONTACT, "chapters/10-a.md": "# A {#a}\n\n[Ask][line] the library.\n\n[line]: tel:+35315550000\n"},
    ),
    BookExample(
        good={**_CONTACT, "chapters/10-a.md": "# A {#a}\n\nAsk the library.\n"},
        bad={**_CONTACT, "chapters/10-a.md": "# A {#a}\n\nAsk the library.\n"},
        translations={"Ask the library.": "Rufen Sie 01 555 0000 an."},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look for the numbers in texts, links, figures and translations."""
    yield from _found(misuses(book, context))
    yield from in_catalogs(book, context)


def in_catalogs(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look for the numbers in the translations alone."""
    yield from _found(misuses_in_catalogs(book, context))


def _found(found: Iterable[Misuse]) -> Iterator[Diagnostic]:
    for misuse in found:
        if not misuse.withheld:
            country = misuse.contact.country
            text = f"“{misuse.shown}” is the number of {misuse.contact.id}, a contact of {country} only"
            hint = f"Move it to handbook/national/{country}/, or take it out."
            yield Diagnostic(SEVERITY, CODE, text, misuse.location, hint, (misuse.contact.location,))
