"""Which records an edition prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from gesim_build.addresses import digits_of
from gesim_build.model import Edition, Record


def in_scope(record: Record, country: str, scope: str = "") -> bool:
    """Whether the edition for a country prints a record where a scope is asked for.

    ``scope`` is ``national`` (the country's own records), ``european`` (those of all countries), or empty for both.
    """
    countries = {"national": (country,), "european": ("",)}.get(scope, (country, ""))
    return record.country in countries


def is_printable(contact: Record, day: dt.date) -> bool:
    """Whether a contact may be printed on a day: it is not on hold, and has not expired."""
    return not is_held(contact) and not is_expired(contact, day)


def is_held(contact: Record) -> bool:
    """Whether a contact is kept out of every edition."""
    return bool(contact.fields.get("status") == "hold")


def is_expired(record: Record, day: dt.date) -> bool:
    """Whether the date until which a record was found right lies before a day."""
    until = record.fields.get(valid_until(record))
    return isinstance(until, dt.date) and until < day


def valid_until(record: Record) -> str:
    """The key of the date until which a record was found right."""
    return "expires_on" if record.register == "contacts" else "review_on"


def written_forms(contact: Record) -> frozenset[str]:
    """A contact's number as it can be written: as printed, international with a plus or 00, always digits only."""
    number, display = (str(contact.fields.get(key, "")) for key in ("number", "display"))
    forms = {digits_of(number), digits_of(display)}
    forms |= {f"00{form[1:]}" for form in forms if form.startswith("+")}
    return frozenset(forms - {""})


def numbers_of_edition(records: Iterable[Record], edition: Edition) -> frozenset[str]:
    """Every form of the numbers that an edition may print."""
    contacts = (record for record in records if record.register == "contacts" and in_scope(record, edition.country))
    return frozenset(form for one in contacts if is_printable(one, edition.date) for form in written_forms(one))
