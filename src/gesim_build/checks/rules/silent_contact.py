"""A telephone number does not say when somebody answers, or in which languages.

Readers may call at night, and in a language that nobody speaks there. Write what the source says into `availability`
and `languages`. Where it says nothing, say that: "The hours and the languages could not be confirmed." A number
that is on hold is not checked, nor are the languages of an emergency number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_contact
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact

KIND = Kind.BOOK
CODE = "silent-contact"
SEVERITY = Severity.WARNING


def _contacts(kind: str, availability: str | None, languages: list[str] | None = None) -> dict[str, str]:
    return {"contacts.toml": sample_contact(kind=kind, availability=availability, languages=languages)}


EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good=_contacts("police", "The hours and the languages could not be confirmed."),
        bad=_contacts("police", None),
    ),
    BookExample(good=_contacts("helpline", "Always, in 18 languages."), bad=_contacts("helpline", "Always.")),
    BookExample(good=_contacts("emergency", "At any hour."), bad=_contacts("emergency", None, ["en"])),
)

_LANGUAGES = re.compile(r"\blanguages?\b", re.IGNORECASE)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the contacts that have a number and are not on hold."""
    del context
    for contact in records(book, Contact):
        if contact.number and not contact.is_held() and (missing := [*_missing(contact)]):
            hint = "Write it into availability or languages, or that it could not be confirmed."
            text = f"contact {contact.id} does not say {' and '.join(missing)}"
            yield Diagnostic(SEVERITY, CODE, text, contact.where("number"), hint)


def _missing(contact: Contact) -> Iterator[str]:
    if not contact.availability.strip():
        yield "when somebody answers"
    if contact.kind != "emergency" and not (contact.languages or _LANGUAGES.search(contact.availability)):
        yield "in which languages"
