"""Where in the book a name leads that no text uses: ``#ID``, or ``fact.ID`` as values name records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from gesim_build.checks.analysis.ids import ids
from gesim_build.diagnostics import Location
from gesim_build.model import Book
from gesim_build.registers import BY_RECORD


def places_of(book: Book) -> Mapping[str, Location]:
    """The place of each id of the book and its national passages, and of each record.

    A record is named as its values are (``ref.ID``), or by its table where it gives none (``contact.ID``). An id that
    several national passages have leads to the first.
    """
    countries = dict.fromkeys(("", *(country for country, _ in book.inserts)))
    places: dict[str, Location] = {}
    for country in countries:
        for name, place in ids(book, country, dt.date.min):
            places.setdefault(f"#{name}", place)
    for record in book.records:
        if register := BY_RECORD.get(type(record)):
            places[f"{(*register.values, register.table)[0]}.{record.id}"] = record.location
    return places
