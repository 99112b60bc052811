"""The tables of the law: rights with their provisions, instruments with what the handbook cites of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from gesim_build.assemble.articles import article_label, article_text
from gesim_build.assemble.citations import day, is_sure, short_name
from gesim_build.assemble.registers import Printing, Row
from gesim_build.assemble.values import unbroken
from gesim_build.model import Record
from gesim_build.registers import element_id
from gesim_build.registers.definitions import Fact, Reference
from gesim_build.registers.visibility import listed


def rights_rows(records: Sequence[Record], printing: Printing) -> list[Row]:
    """A row for each provision. Those of one right are together, where its first is; only that one names the right.
    The name of an instrument leads to its row, where this edition has one.
    """
    references = {record.id: record for record in printing.records if isinstance(record, Reference)}
    rights: dict[Markup, list[Row]] = {}
    for fact in (record for record in records if isinstance(record, Fact)):
        row = _provision(fact, references[fact.reference], printing)
        rights.setdefault(printing.text(fact, "right"), []).append(row)
    return [
        {**row, "right": "" if index else right} for right, rows in rights.items() for index, row in enumerate(rows)
    ]


def instrument_rows(records: Sequence[Record], printing: Printing) -> list[Row]:
    """The instruments in register order, each with the provisions that the edition cites of it, by article."""
    cited: dict[str, list[Row]] = {}
    for fact in sorted(_provisions(printing), key=_by_article):
        provision = {
            "article": unbroken(escape(article_text(fact.article, printing.language))),
            "right": printing.text(fact, "right"),
            "sure": is_sure(fact),
        }
        cited.setdefault(fact.reference, []).append(provision)
    instruments = (record for record in records if isinstance(record, Reference))
    return [_instrument(one, cited.get(one.id, []), printing) for one in instruments]


def _provisions(printing: Printing) -> Iterator[Fact]:
    found = listed(printing.records, "rights", printing.edition.country, printing.edition.date)
    return (fact for fact in found if isinstance(fact, Fact))


def _by_article(fact: Fact) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", fact.article)]


def _provision(fact: Fact, reference: Reference, printing: Printing) -> Row:
    text, target = printing.text, element_id(reference)
    return {
        "statement": text(fact, "statement"),
        "instrument": unbroken(short_name(reference, text)),
        "target": target if target in printing.targets else "",
        "article": unbroken(escape(article_label(fact.article, printing.language))),
        "sure": is_sure(fact),
        "ask": text(fact, "ask"),
    }


def _instrument(record: Reference, provisions: Sequence[Row], printing: Printing) -> Row:
    text, language = printing.text, printing.language
    title, number = text(record, "title"), escape(record.number)
    date = filter(None, (escape(day(record.date, language)), text(record, "place")))
    return {
        "id": element_id(record),
        "short": unbroken(short_name(record, text)),
        "title": unbroken(title),
        "url": record.url,
        "details": [*filter(None, ("" if number in title else number, text(record, "published")))],
        "body": text(record, "body"),
        "date": Markup(", ").join(date),
        "in_force": day(record.in_force, language),
        "note": text(record, "note"),
        "open": text(record, "open"),
        "sure": is_sure(record),
        "provisions": provisions,
    }
