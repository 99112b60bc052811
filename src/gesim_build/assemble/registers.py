"""Contacts and glossary -> what their macros print, for one edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gesim_build.assemble.record_texts import Text
from gesim_build.cldr import alphabetical, format_list, long_date
from gesim_build.model import Edition, Record
from gesim_build.registers.printing import in_scope, is_printable


def contact_rows(
    records: Sequence[Record], edition: Edition, locale: str, scope: str, text: Text
) -> list[dict[str, Any]]:
    """The contacts that an edition prints; ``text`` renders a translatable field of a record.

    Only records with status ``print`` that had not expired on the edition's date; ``scope`` is ``national`` (the
    edition's country), ``european`` or empty for both.
    """
    return [
        {
            "id": record.id,
            "call_test": record.fields["call_test"],
            "source": text(record, "source"),
            "number": record.fields.get("number", ""),
            "display": _display(record),
            # A call from inside the country: dialled as printed, for free numbers often work in no other form.
            "dial": re.sub(r"[^+0-9]", "", _display(record)),
            "name": text(record, "name"),
            "availability": text(record, "availability"),
            "caveat": text(record, "caveat"),
            "languages": _languages(record.fields.get("languages", ()), locale),
            "checked_on": long_date(record.fields["checked_on"], locale),
            "expires_on": long_date(record.fields["expires_on"], locale),
        }
        for record in contacts(records, edition, scope)
    ]


def contacts(records: Sequence[Record], edition: Edition, scope: str) -> Iterator[Record]:
    """The contacts that a table of contacts prints."""
    return (
        record
        for record in records
        if record.register == "contacts"
        and in_scope(record, edition.country, scope)
        and is_printable(record, edition.date)
    )


def glossary_rows(records: Sequence[Record], locale: str, text: Text) -> list[dict[str, Any]]:
    """The glossary in alphabetical order of the edition's terms, as they are read: without marks."""
    in_order = alphabetical(locale)
    terms = [record for record in records if record.register == "glossary"]
    rows = [{"id": r.id, "term": text(r, "term"), "definition": text(r, "definition")} for r in terms]
    return sorted(rows, key=lambda row: in_order(row["term"].striptags()))


def _display(record: Record) -> str:
    return str(record.fields.get("display") or record.fields.get("number", ""))


def _languages(codes: Sequence[str], locale: str) -> str:
    from babel import Locale

    names = Locale.parse(locale).languages
    return format_list([names.get(code, code) for code in codes], locale) if codes else ""
