"""References and facts as values: ``{{ref.ID}}``, ``{{fact.ID}}``, ``{{source.ID}}`` in the form of a language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from gesim_build.assemble.articles import article_label, article_text
from gesim_build.assemble.record_texts import Text
from gesim_build.assemble.values import Value, marked, plain
from gesim_build.cldr import decimal, long_date
from gesim_build.model import Language, Record
from gesim_build.registers.definitions import INSTRUMENT, Fact, Reference


def fact_values(records: Sequence[Record], language: Language) -> dict[str, Value]:
    """``fact.ID`` (its number), ``fact.ID.period`` and ``fact.ID.article``, each where the record has it."""
    found: dict[str, Value] = {}
    for fact in (record for record in records if isinstance(record, Fact)):
        if fact.value is not None:
            found[f"fact.{fact.id}"] = plain(amount(fact.value, fact.unit, language))
        if fact.period:
            found[f"fact.{fact.id}.period"] = plain(fact.period.replace("-", "–"))
        if fact.article:
            found[f"fact.{fact.id}.article"] = plain(article_text(fact.article, language))
    return found


def citation_values(records: Sequence[Record], text: Text, language: Language, macros: Any) -> dict[str, Value]:
    """``ref.ID`` (the whole citation), ``ref.ID.short``; ``source.ID``, ``source.ID.short`` for the fact of that id."""
    references = {record.id: record for record in records if isinstance(record, Reference)}
    found: dict[str, Value] = {}
    for record in references.values():
        found[f"ref.{record.id}"] = _citation(record, None, text, language, macros)
        found[f"ref.{record.id}.short"] = marked(short_name(record, text))
    for fact in (record for record in records if isinstance(record, Fact)):
        if reference := references.get(fact.reference):
            found[f"source.{fact.id}"] = _citation(reference, fact, text, language, macros)
            found[f"source.{fact.id}.short"] = _short_citation(reference, fact, text, language, macros)
    return found


def amount(value: float, unit: str, language: Language) -> str:
    """A number in the form of the language; a percentage with its sign, other units are words of the text."""
    number = decimal(value, language.locale)
    sign = "\u00a0%" if language.space_before_percent else "%"
    return number + sign if unit == "percent" else number


def short_name(reference: Reference, text: Text) -> Markup:
    """What the text calls a reference: its short name, or its title if it has none."""
    return text(reference, "short") or text(reference, "title")


def day(value: object, language: Language) -> str:
    """A date in words, or a year; empty for None."""
    return long_date(value, language.locale) if isinstance(value, dt.date) else str(value or "")


def is_sure(record: Fact | Reference) -> bool:
    """Whether a record was read at its source."""
    return record.confidence == "A"


def _citation(reference: Reference, fact: Fact | None, text: Text, language: Language, macros: Any) -> Value:
    details = [*_details(reference, text, language)]
    if fact and fact.article:
        details.append(escape(article_label(fact.article, language)))
    year = str(fact.year or "") if fact else ""
    if year and not _names(year, text(reference, "title"), *details):
        details.append(escape(year))
    return _printed(
        macros,
        reference.kind,
        text(reference, "title"),
        details,
        # What was read in a law is sure, also while the dates of the law are still to be verified.
        sure=is_sure(fact or reference),
        url=reference.url,
        body="" if reference.kind == INSTRUMENT else text(reference, "body"),
        read_on=day(reference.read_on, language) if reference.kind == "page" else None,
    )


def _short_citation(reference: Reference, fact: Fact, text: Text, language: Language, macros: Any) -> Value:
    """Where a fact is found, for a text that has cited the source before; the mark is that of the fact alone."""
    place = article_label(fact.article, language) or str(fact.year or "")
    details = [escape(place)] if place else []
    return _printed(macros, reference.kind, short_name(reference, text), details, sure=is_sure(fact))


def _printed(
    macros: Any,
    kind: str,
    title: Markup,
    details: Sequence[Markup],
    *,
    sure: bool,
    url: str = "",
    body: str = "",
    read_on: str | None = None,
) -> Value:
    citation = macros.citation(kind=kind, title=title, url=url, body=body, details=details, read_on=read_on, sure=sure)
    return marked(Markup(str(citation).strip()))


def _details(reference: Reference, text: Text, language: Language) -> Iterator[Markup]:
    """What follows the title, without the number and the date that it has already."""
    title, date, number = text(reference, "title"), reference.date, reference.number
    year = str(date.year if isinstance(date, dt.date) else date or "")
    if number and number not in title:
        yield escape(number)
    if place := text(reference, "place"):
        yield place
    if year and not _names(year, title):
        yield escape(day(date, language))
    if published := text(reference, "published"):
        yield published


def _names(year: str, *texts: str) -> bool:
    return any(re.search(rf"\b{year}\b", text) for text in texts)
