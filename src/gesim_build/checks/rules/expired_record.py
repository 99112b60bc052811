"""A contact has expired, or a fact or reference was due to be checked again.

A contact is right until its `expires_on`, a fact or a reference until its `review_on`; the day that
counts is today (`SOURCE_DATE_EPOCH`, where it is set), or the date of the edition if that is later. A
contact that has expired when the edition comes out is not printed. Compare the record with its source,
then write the day into `read_on` and a later one into `expires_on` or `review_on`; or put a contact on
hold. A release is refused until all are valid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gesim_build.checks.analysis.records import checked_records, is_of_an_edition, name_of
from gesim_build.checks.analysis.sample_records import CHECKED, sample_contact, sample_reference
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact
from gesim_build.registers.visibility import is_expired, valid_until

KIND = Kind.BOOK
CODE = "expired-record"
SEVERITY = Severity.WARNING
_PAST = {"read_on": dt.date(2026, 1, 31), "expires_on": dt.date(2026, 2, 28)}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"contacts.toml": sample_contact(expires_on=dt.date(2027, 1, 31))},
        bad={"contacts.toml": sample_contact(**_PAST)},
    ),
    BookExample(
        good={"contacts.toml": sample_contact(expires_on=CHECKED, status="hold", reason="Nobody answers.")},
        bad={"contacts.toml": sample_contact(**_PAST)},
    ),
    BookExample(
        good={
            "chapters/10-a.md": "# A {#a}\n\n{{ref.report}}\n",
            "references.toml": sample_reference(review_on=dt.date(2027, 1, 31)),
        },
        bad={"references.toml": sample_reference(read_on=dt.date(2026, 1, 31), review_on=dt.date(2026, 11, 22))},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the date until which each record was found right with the day."""
    severity = Severity.ERROR if context.release else SEVERITY
    for record in checked_records(book):
        if is_expired(record, context.day) and not record.is_held() and is_of_an_edition(record, context):
            key = valid_until(record)
            is_contact = isinstance(record, Contact)
            what = "has expired on" if is_contact else "had to be checked again by"
            hold = ", or put it on hold" if is_contact else ""
            hint = f"Compare it with its source, then set read_on and {key}{hold}."
            text = f"{name_of(record)} {what} {getattr(record, key)}"
            yield Diagnostic(severity, CODE, text, record.where(key), hint)
