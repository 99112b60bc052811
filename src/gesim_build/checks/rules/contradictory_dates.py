"""The dates of a record contradict each other.

A record expires, or is checked again, after its source was read, the record compared with it, or its number called;
whoever compared it has read the source on that day, or later again; a law enters into force after it was adopted;
nothing was read, compared or called on a day that is still to come; and a source is not older than the time it gives
figures of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gesim_build.checks.analysis.records import checked_records, date_of
from gesim_build.checks.analysis.sample_records import sample_reference
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book, Record
from gesim_build.registers.definitions import Fact

KIND = Kind.BOOK
CODE = "contradictory-dates"
SEVERITY = Severity.ERROR
_CHAPTER = {"chapters/10-a.md": "# A {#a}\n\n{{ref.report}}\n"}
_ACT = sample_reference(date=dt.date(2024, 7, 17), in_force=dt.date(2024, 8, 1))
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_CHAPTER, "references.toml": _ACT},
        bad={**_CHAPTER, "references.toml": sample_reference(review_on=dt.date(2025, 11, 23))},
    ),
    BookExample(
        good={**_CHAPTER, "references.toml": _ACT},
        bad={**_CHAPTER, "references.toml": sample_reference(date=dt.date(2024, 7, 17), in_force=dt.date(2014, 8, 1))},
    ),
)

# Keys of dates that come in this order, and how the second is called.
_ORDER = (
    *((key, "expires_on", "expires") for key in ("read_on", "compared_on", "tested_on")),
    *((key, "review_on", "is to be checked again") for key in ("read_on", "compared_on")),
    ("compared_on", "read_on", "was read"),
    ("date", "in_force", "is in force"),
)
# Keys of what was done on a day, each with what that is.
_DONE = {"read_on": "read", "compared_on": "compared", "tested_on": "called"}


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the dates of each record with each other, and with today where that is known."""
    for record in checked_records(book):
        yield from _order(record)
        yield from _future(record, context)
        if isinstance(record, Fact):
            yield from _period(record)


def _order(record: Record) -> Iterator[Diagnostic]:
    for first, second, what in _ORDER:
        earlier, later = date_of(record, first), date_of(record, second)
        if earlier and later and later < earlier:
            text = f"{record.id} {what} ({second}: {later}) before {first}: {earlier}"
            yield Diagnostic(SEVERITY, CODE, text, record.where(second), "Correct one of the two dates.")


def _future(record: Record, context: BookContext) -> Iterator[Diagnostic]:
    for key, what in _DONE.items():
        day = date_of(record, key)
        if context.today and day and day > context.day:
            text = f"{record.id} was {what} on {day}, which is still to come"
            yield Diagnostic(SEVERITY, CODE, text, record.where(key), f"Write the day it was {what}.")


def _period(record: Fact) -> Iterator[Diagnostic]:
    period, year = record.period, record.year
    if period[:4].isdigit() and year and year < int(period[:4]):
        text = f"the source of {record.id} is of {year}, its figure of {period}"
        yield Diagnostic(SEVERITY, CODE, text, record.where("year"), "Correct the year or the period.")
