"""The tables of the law: rights with their provisions, instruments with what the handbook cites of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from gesim_build.assemble.articles import article_label, article_text
from gesim_build.assemble.citations import day, is_sure, short_name
from gesim_build.assemble.registers import DirectiveContext, Row
from gesim_build.assemble.values import unbroken
from gesim_build.model import Record
from gesim_build.registers import element_id
from gesim_build.registers.definitions import Fact, Reference
from gesim_build.registers.visibility import listed


def rights_rows(records: Sequence[Record], context: DirectiveContext) -> list[Row]:
    """A row for each provision. Those of one right are together, where its first is; only that one names the right.
    The name of an instrument leads to its row, where this edition has one.
    """
    references = {record.id: record for record in context.records if isinstance(record, Reference)}
    rights: dict[Markup, list[Row]] = {}
    for fact in (record for record in records if isinstance(record, Fact)):
        row = _provision(fact, references[fact.reference], context)
        rights.setdefault(context.text(fact, "right"), []).append(row)
    return [
        {**row, "right": "" if index else right} for right, rows in rights.items() for index, row in enumerate(rows)
    ]


def instrument_rows(records: Sequence[Record], context: DirectiveContext) -> list[Row]:
    """The instruments in register order, each with the provisions that the edition cites of it, by article."""
    cited: dict[str, list[Row]] = {}
    for fact in sorted(_provisions(context), key=_by_article):
        provision = {
            "article": unbroken(escape(article_text(fact.article, context.language))),
            "right": context.text(fact, "right"),
            "sure": is_sure(fact),
        }
        cited.setdefault(fact.reference, []).append(provision)
    instruments = (record for record in records if isinstance(record, Reference))
    return [_instrument(one, cited.get(one.id, []), context) for one in instruments]


def _provisions(context: DirectiveContext) -> Iterator[Fact]:
    found = listed(context.records, "rights", context.edition.country, context.edition.date)
    return (fact for fact in found if isinstance(fact, Fact))


def _by_article(fact: Fact) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", fact.article)]


def _provision(fact: Fact, reference: Reference, context: DirectiveContext) -> Row:
    text, target = context.text, element_id(reference)
    return {
        "statement": text(fact, "statement"),
        "instrument": unbroken(short_name(reference, text)),
        "target": target if target in context.targets else "",
        "article": unbroken(escape(article_label(fact.article, context.language))),
        "sure": is_sure(fact),
        "ask": text(fact, "ask"),
    }


def _instrument(record: Reference, provisions: Sequence[Row], context: DirectiveContext) -> Row:
    text, language = context.text, context.language
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
