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

# The fields of a reference that its citation is made of. They may hold values of facts, but no references.
CITED = ("short", "title", "body", "place", "published")


def fact_values(records: Sequence[Record], language: Language) -> dict[str, Value]:
    """``fact.ID`` (its number), ``fact.ID.period`` and ``fact.ID.article``, each where the record has it."""
    found: dict[str, Value] = {}
    for record in _of(records, "facts"):
        fields = record.fields
        if "value" in fields:
            found[f"fact.{record.id}"] = plain(amount(fields["value"], str(fields.get("unit", "")), language))
        if "period" in fields:
            found[f"fact.{record.id}.period"] = plain(str(fields["period"]).replace("-", "–"))
        if "article" in fields:
            found[f"fact.{record.id}.article"] = plain(article_text(str(fields["article"]), language))
    return found


def citation_values(records: Sequence[Record], text: Text, language: Language, macros: Any) -> dict[str, Value]:
    """``ref.ID`` (the whole citation), ``ref.ID.short``; ``source.ID``, ``source.ID.short`` for the fact of that id."""
    references = {record.id: record for record in _of(records, "references")}
    found: dict[str, Value] = {}
    for record in references.values():
        found[f"ref.{record.id}"] = _citation(record, None, text, language, macros)
        found[f"ref.{record.id}.short"] = marked(short_name(record, text))
    for fact in _of(records, "facts"):
        if reference := references.get(str(fact.fields.get("reference"))):
            found[f"source.{fact.id}"] = _citation(reference, fact, text, language, macros)
            found[f"source.{fact.id}.short"] = _short_citation(reference, fact, text, language, macros)
    return found


def amount(value: float, unit: str, language: Language) -> str:
    """A number in the form of the language; a percentage with its sign, other units are words of the text."""
    number = decimal(value, language.locale)
    sign = "\u00a0%" if language.space_before_percent else "%"
    return number + sign if unit == "percent" else number


def short_name(reference: Record, text: Text) -> Markup:
    """What the text calls a reference: its short name, or its title if it has none."""
    return text(reference, "short") or text(reference, "title")


def day(value: object, language: Language) -> str:
    """A date in words, or a year; empty for None."""
    return long_date(value, language.locale) if isinstance(value, dt.date) else str(value or "")


def is_sure(record: Record) -> bool:
    """Whether a record was read at its source."""
    return bool(record.fields["confidence"] == "A")


def _citation(reference: Record, fact: Record | None, text: Text, language: Language, macros: Any) -> Value:
    fields = reference.fields
    details = [*_details(reference, text, language)]
    if fact and fact.fields.get("article"):
        details.append(escape(article_label(str(fact.fields["article"]), language)))
    year = str(fact.fields.get("year", "")) if fact else ""
    if year and not _names(year, text(reference, "title"), *details):
        details.append(escape(year))
    citation = macros.citation(
        kind=fields["kind"],
        title=text(reference, "title"),
        url=fields.get("url", ""),
        body="" if fields["kind"] == "instrument" else text(reference, "body"),
        details=details,
        checked_on=day(fields["checked_on"], language) if fields["kind"] == "page" else "",
        # What was read in a law is sure, also while the dates of the law are still to be verified.
        sure=is_sure(fact or reference),
    )
    return marked(Markup(str(citation).strip()))


def _short_citation(reference: Record, fact: Record, text: Text, language: Language, macros: Any) -> Value:
    """Where a fact stands, for a text that has cited the source before; the mark is that of the fact alone."""
    article = article_label(str(fact.fields.get("article", "")), language)
    citation = macros.citation(
        kind=reference.fields["kind"],
        title=short_name(reference, text),
        url="",
        body="",
        details=[escape(article or str(fact.fields.get("year", "")))] if article or "year" in fact.fields else [],
        checked_on="",
        sure=is_sure(fact),
    )
    return marked(Markup(str(citation).strip()))


def _details(reference: Record, text: Text, language: Language) -> Iterator[Markup]:
    """What follows the title, without the number and the date that stand in it already."""
    title, date = text(reference, "title"), reference.fields.get("date")
    number = str(reference.fields.get("number", ""))
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


def _of(records: Sequence[Record], register: str) -> Iterator[Record]:
    return (record for record in records if record.register == register)
