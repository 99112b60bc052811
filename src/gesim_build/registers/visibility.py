"""Which records an edition prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from gesim_build.model import Edition, Record
from gesim_build.registers import BY_DIRECTIVE, BY_RECORD
from gesim_build.registers.definitions import Contact
from gesim_build.telephones import digits_of, national_form


def in_scope(record: Record, country: str, scope: str = "") -> bool:
    """Whether the edition for a country prints a record where a scope is asked for.

    ``scope`` is ``national`` (the country's own records), ``european`` (those of all countries), or empty for both.
    """
    countries = {"national": (country,), "european": ("",)}.get(scope, (country, ""))
    return record.country in countries


def listed(records: Iterable[Record], directive: str, country: str, day: dt.date, scope: str = "") -> Iterator[Record]:
    """The records that a directive prints in the edition for a country, of a day."""
    register, listing = BY_DIRECTIVE[directive]
    for record in records:
        is_there = isinstance(record, register.record) and listing.has(record) and in_scope(record, country, scope)
        if is_there and record.is_printable(day):
            yield record


def is_expired(record: Record, day: dt.date) -> bool:
    """Whether the date until which a record was found right lies before a day."""
    until = getattr(record, valid_until(record), None)
    return isinstance(until, dt.date) and until < day


def valid_until(record: Record) -> str:
    """The key of the date until which a record was found right, empty if it has none."""
    register = BY_RECORD.get(type(record))
    return register.valid_until if register else ""


def written_forms(contact: Contact) -> frozenset[str]:
    """A contact's number as it can be written: as printed, national, international with a plus or 00; digits only."""
    forms = {digits_of(contact.number), digits_of(contact.display)}
    forms |= {national_form(form) for form in forms if form.startswith("+")}
    forms |= {f"00{form[1:]}" for form in forms if form.startswith("+")}
    return frozenset(forms - {""})


def numbers_of_edition(records: Iterable[Record], edition: Edition) -> frozenset[str]:
    """Every form of the numbers that an edition may print."""
    contacts = (one for one in records if isinstance(one, Contact) and in_scope(one, edition.country))
    return frozenset(form for one in contacts if one.is_printable(edition.date) for form in written_forms(one))
