"""Records -> what the macros of the directives print, for one edition."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gesim_build.assemble.index_anchors import Place
from gesim_build.assemble.index_rows import Letter, index_letters
from gesim_build.assemble.record_texts import Text
from gesim_build.cldr import alphabetical, decimal, format_list, is_language, long_date
from gesim_build.model import Edition, Entry, Language, Record
from gesim_build.registers.definitions import Contact
from gesim_build.schema import Declared, keys_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DirectiveContext:
    """What a directive prints from: the ``records`` of an edition, and ``text``, which renders a text of them.

    ``targets`` is what can be referred to in this edition, ``places`` where entries of the index lead in its text.
    """

    records: Sequence[Record]
    edition: Edition
    language: Language
    text: Text
    targets: Mapping[str, Entry]
    places: Sequence[Place] = ()


def record_rows(records: Sequence[Record], context: DirectiveContext) -> list[Row]:
    """Every key of each record as the edition's language writes it: for a directive without rows of its own."""
    return [_row(record, context) for record in records]


def contact_rows(records: Sequence[Record], context: DirectiveContext) -> list[Row]:
    """The contacts, with their number as it is printed and as it is dialled.

    A call is made from inside the country: dialled as printed, for free numbers often work in no other form.
    """
    contacts = [record for record in records if isinstance(record, Contact)]
    return [{**_row(one, context), "display": one.shown, "dial": re.sub(r"[^+0-9]", "", one.shown)} for one in contacts]


def abbreviation_rows(records: Sequence[Record], context: DirectiveContext) -> list[Row]:
    """The abbreviations in alphabetical order of the edition's short forms."""
    in_order = alphabetical(context.language.locale)
    return sorted(record_rows(records, context), key=lambda row: in_order(row["short"].striptags()))


def glossary_rows(records: Sequence[Record], context: DirectiveContext) -> list[Row]:
    """The glossary in alphabetical order of the edition's terms, as they are read: without marks."""
    in_order = alphabetical(context.language.locale)
    return sorted(record_rows(records, context), key=lambda row: in_order(row["term"].striptags()))


def index_rows(records: Sequence[Record], context: DirectiveContext) -> list[Letter]:
    """The index of the edition by letters; terms of the glossary are entries too."""
    del records
    return index_letters(context.records, context.places, context.targets, context.text, context.language)


def _row(record: Record, context: DirectiveContext) -> Row:
    keys = keys_of(type(record))
    return {name: _shown(record, declared, context) for name, declared in keys.items()}


def _shown(record: Record, declared: Declared, context: DirectiveContext) -> Any:
    """The value of a key: a translated text with its marks, everything else in the form of the language."""
    locale, value = context.language.locale, getattr(record, declared.name)
    if declared.key.translated:
        return context.text(record, declared.name)
    if isinstance(value, dt.date):
        return long_date(value, locale)
    if isinstance(value, tuple):
        return format_list(_names(value, locale) if declared.key.known is is_language else value, locale)
    return decimal(value, locale) if declared.kind.name == "number" and value is not None else value


def _names(codes: Sequence[str], locale: str) -> Sequence[str]:
    """The names of languages in another one."""
    from babel import Locale

    names = Locale.parse(locale).languages
    return [names.get(code, code) for code in codes]
