"""Records of the registers, for checks on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from gesim_build.checks.check import BookContext
from gesim_build.model import Book, Record
from gesim_build.registers import BY_RECORD
from gesim_build.registers.visibility import valid_until

T = TypeVar("T", bound=Record)


def records(book: Book, kind: type[T]) -> Iterator[T]:
    """The records of a class, in reading order."""
    return (record for record in book.records if isinstance(record, kind))


def checked_records(book: Book) -> Iterator[Record]:
    """The records that somebody checks from time to time: those of all registers that have a date for it."""
    return (record for record in book.records if valid_until(record))


def name_of(record: Record) -> str:
    """What a message calls a record: "contact eu-112"."""
    return f"{BY_RECORD[type(record)].table} {record.id}"


def is_of_an_edition(record: Record, context: BookContext) -> bool:
    """Whether there is an edition that could print a record."""
    return not record.country or record.country in context.all_countries


def date_of(record: Record, key: str) -> dt.date | None:
    """A date of a record, None if it has none."""
    value = getattr(record, key, None)
    return value if isinstance(value, dt.date) and key in record.lines else None
