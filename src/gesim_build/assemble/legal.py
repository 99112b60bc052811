"""The tables of the law: rights with their provisions, instruments with what the handbook cites of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from gesim_build.assemble.articles import article_label, article_text
from gesim_build.assemble.citations import day, is_sure, short_name
from gesim_build.assemble.record_texts import Text
from gesim_build.assemble.values import unbroken
from gesim_build.model import Edition, Language, Record
from gesim_build.registers.printing import in_scope

Row = dict[str, Any]


def instrument_id(record: Record) -> str:
    """The id of an instrument's row."""
    return f"instrument-{record.id}"


def instruments(records: Sequence[Record], edition: Edition, scope: str = "") -> Iterator[Record]:
    """The references that a table of instruments prints."""
    return _of_kind(records, "references", "instrument", edition, scope)


def rights_rows(
    records: Sequence[Record], edition: Edition, language: Language, scope: str, text: Text, targets: Collection[str]
) -> list[Row]:
    """A row for each provision. Those of one right stand together, where its first is; only that one names the right.

    ``targets`` are the ids that instruments have in this edition: there their names lead.
    """
    references = {record.id: record for record in records if record.register == "references"}
    rights: dict[Markup, list[Row]] = {}
    for fact in _provisions(records, edition, scope):
        row = _provision(fact, references[fact.fields["reference"]], language, text, targets)
        rights.setdefault(text(fact, "right"), []).append(row)
    return [
        {**row, "right": "" if index else right} for right, rows in rights.items() for index, row in enumerate(rows)
    ]


def instrument_rows(
    records: Sequence[Record], edition: Edition, language: Language, scope: str, text: Text
) -> list[Row]:
    """The instruments in register order, each with the provisions that the edition cites of it, by article."""
    cited: dict[str, list[Row]] = {}
    for fact in sorted(_provisions(records, edition, ""), key=_by_article):
        provision = {
            "article": unbroken(escape(article_text(str(fact.fields.get("article", "")), language))),
            "right": text(fact, "right"),
            "sure": is_sure(fact),
        }
        cited.setdefault(fact.fields["reference"], []).append(provision)
    return [
        _instrument(record, cited.get(record.id, []), language, text) for record in instruments(records, edition, scope)
    ]


def _provisions(records: Sequence[Record], edition: Edition, scope: str) -> Iterator[Record]:
    return _of_kind(records, "facts", "provision", edition, scope)


def _of_kind(records: Sequence[Record], register: str, kind: str, edition: Edition, scope: str) -> Iterator[Record]:
    return (
        record
        for record in records
        if record.register == register and record.fields["kind"] == kind and in_scope(record, edition.country, scope)
    )


def _by_article(fact: Record) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(fact.fields.get("article", "")))]


def _provision(fact: Record, reference: Record, language: Language, text: Text, targets: Collection[str]) -> Row:
    target = instrument_id(reference)
    return {
        "statement": text(fact, "statement"),
        "instrument": unbroken(short_name(reference, text)),
        "target": target if target in targets else "",
        "article": unbroken(escape(article_label(str(fact.fields.get("article", "")), language))),
        "sure": is_sure(fact),
        "ask": text(fact, "ask"),
    }


def _instrument(record: Record, provisions: Sequence[Row], language: Language, text: Text) -> Row:
    fields, title = record.fields, text(record, "title")
    number = escape(str(fields.get("number", "")))
    date = filter(None, (escape(day(fields.get("date"), language)), text(record, "place")))
    return {
        "id": instrument_id(record),
        "short": unbroken(short_name(record, text)),
        "title": unbroken(title),
        "url": fields.get("url", ""),
        "details": [*filter(None, ("" if number in title else number, text(record, "published")))],
        "body": text(record, "body"),
        "date": Markup(", ").join(date),
        "in_force": day(fields.get("in_force"), language),
        "note": text(record, "note"),
        "open": text(record, "open"),
        "sure": is_sure(record),
        "provisions": provisions,
    }
