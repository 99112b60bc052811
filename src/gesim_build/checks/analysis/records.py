"""Records of the registers and their places, for checks on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gesim_build.checks.check import BookContext
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Record

CONTACTS, FACTS, GLOSSARY, REFERENCES = "contacts", "facts", "glossary", "references"


def records(book: Book, *registers: str) -> Iterator[Record]:
    """The records of some registers, in reading order."""
    return (record for record in book.records if record.register in registers)


def place_of(record: Record, key: str = "") -> Location:
    """Where a key of a record stands, or the record itself."""
    return Location(record.location.path, record.lines.get(key, record.location.line))


def is_of_an_edition(record: Record, context: BookContext) -> bool:
    """Whether there is an edition that could print a record."""
    return not record.country or record.country in context.countries


def date_of(record: Record, key: str) -> dt.date | None:
    """A date of a record, None if it has none."""
    value = record.fields.get(key)
    return value if isinstance(value, dt.date) else None
