"""Dates, lists, numbers, sizes, names of languages and the order of words as CLDR has them.

Babel and ICU are imported when first needed: start-up stays quick.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any

# The first of a month where it is an ordinal number, by language: CLDR has patterns for dates but no words for days.
_FIRST_OF_MONTH = {"fr": "1er", "it": "1º"}
# Quotation start and end, alternate start and end: ULocaleDataDelimiterType of ICU.
_DELIMITERS = (0, 1, 2, 3)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_AFTER_NUMBER = re.compile(r"(?:(?<=\d)|(?<=\d[.º])|(?<=\der)) (?=[^\W\d_])")


def long_date(date: dt.date, locale: str) -> str:
    """A date in words by CLDR: "23. November 2026". A line does not end between a number and the word after it."""
    from babel.dates import format_date

    text = format_date(date, format="long", locale=locale)
    first = _FIRST_OF_MONTH.get(locale.partition("_")[0])
    if date.day == 1 and first:
        text = re.sub(r"\b1\b", first, text, count=1)
    return _AFTER_NUMBER.sub("\u00a0", text)


def is_iso_date(text: str) -> bool:
    """Whether a text is a day as ISO 8601 writes it: 2026-03-09."""
    try:
        return bool(_ISO_DATE.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def iso_date(text: str, locale: str) -> str:
    """A day in ISO 8601 as a form has it, in few characters, by CLDR: "09.03.2026", "9 Mar 2026"."""
    from babel.dates import format_date

    return _AFTER_NUMBER.sub("\u00a0", format_date(dt.date.fromisoformat(text), format="medium", locale=locale))


def format_list(items: Iterable[str], locale: str) -> str:
    """A list in words by CLDR: "a, b und c"."""
    from babel.lists import format_list

    return format_list(list(items), locale=locale)


def alphabetical(locale: str) -> Callable[[str], tuple[bytes, str]]:
    """A key to sort words by as a dictionary of the language does: Lithuanian š comes after s, Czech ch after h.

    Accents and capitals count only where words are the same without them. Words that differ in nothing that counts
    are ordered by their code points, so the order is always the same.
    """
    from icu import Collator, Locale

    collator = Collator.createInstance(Locale(locale))
    return lambda word: (collator.getSortKey(word), word)


def initial(locale: str) -> Callable[[str], str]:
    """What an index of the language has a word under: the letter of its alphabet, without accents that are none.

    A sign or a letter of another alphabet is its own.
    """
    from icu import AlphabeticIndex, Locale

    index = AlphabeticIndex(Locale(locale))
    inner = range(1, index.bucketCount - 1)
    labels = index.buildImmutableIndex()

    def letter(word: str) -> str:
        bucket = labels.getBucketIndex(word)
        return str(labels.getBucket(bucket)[0]) if bucket in inner else word[:1].upper()

    return letter


def decimal(number: float, locale: str) -> str:
    """A number with the decimal and grouping marks of CLDR, all its digits kept: "14.000", "13,6"."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale, decimal_quantization=False)


def territory(code: str, locale: str) -> str:
    """The name of a country in a language; its code where CLDR has none."""
    from babel import Locale

    return str(Locale.parse(locale).territories.get(code, code))


def spelled_out(number: int, locale: str) -> tuple[str, ...]:
    """The words of a whole number, compounds taken apart: 25 is "fünf", "und", "zwanzig". Empty if CLDR has none."""
    from icu import Locale, RuleBasedNumberFormat, URBNFRuleSetTag

    words = RuleBasedNumberFormat(URBNFRuleSetTag.SPELLOUT, Locale(locale)).format(number)
    return tuple(re.findall(r"[^\W\d_]+", words))


def is_language(code: str) -> bool:
    """Whether CLDR knows a language of this code."""
    from babel import Locale

    return code in Locale("en").languages


def is_country(code: str) -> bool:
    """Whether CLDR knows a country of this code (two capitals; EU is the European Union)."""
    from babel import Locale

    return code in Locale("en").territories


# Question marks that are not "?". CLDR has none.
_QUESTION_MARKS = {"el": ";", "ar": "؟", "fa": "؟", "ur": "؟", "ps": "؟", "ckb": "؟", "hy": "՞", "am": "፧", "ti": "፧"}
# Semicolons that are not ";": in Greek that is the question mark. CLDR has none.
_SEMICOLONS = {"el": "·", "ar": "؛", "fa": "؛", "ur": "؛", "ps": "؛", "ckb": "؛", "am": "፤", "ti": "፤"}


def conventions(locale: str) -> dict[str, Any]:
    """What CLDR says of a language, by the keys of its data file: name, locale, quotes, decimal mark, percent."""
    from babel import Locale
    from icu import LocaleData

    known = Locale.parse(locale)
    delimiters = LocaleData(locale)
    return {
        "name": own_name(known.language),
        "locale": locale,
        "quotes": [delimiters.getDelimiter(number) for number in _DELIMITERS],
        "decimal": known.number_symbols["latn"]["decimal"],
        "space_before_percent": bool(re.search(r"\s%", known.percent_formats[None].pattern)),
        "question_mark": _QUESTION_MARKS.get(known.language, "?"),
        "semicolon": _SEMICOLONS.get(known.language, ";"),
    }


def is_locale(locale: str) -> bool:
    """Whether CLDR has data for a locale."""
    from babel import Locale, UnknownLocaleError

    try:
        return bool(Locale.parse(locale))
    except (UnknownLocaleError, ValueError):
        return False


def country_of(language: str) -> str:
    """The country that a language is most likely of (CLDR, likely subtags): "DE" for ``de``, "BR" for ``pt_BR``."""
    from babel import Locale
    from babel.core import get_global

    locale = Locale.parse(language)
    likely = get_global("likely_subtags").get(locale.language, "")
    return locale.territory or str(likely).rpartition("_")[2] or "XX"


def file_size(size: int, locale: str) -> str:
    """A size in bytes by CLDR: "180 kB", "1,4 MB"."""
    from babel.units import format_unit

    thousands = max(1, round(size / 1e3))
    unit, value = ("kilobyte", thousands) if thousands < 1000 else ("megabyte", round(size / 1e6, 1))
    # For exactly one CLDR has "1 Mbyte" in some languages, beside "2 MB".
    several = format_unit(2, f"digital-{unit}", length="short", locale=locale)
    return several.replace("2", decimal(value, locale))


def own_name(language: str) -> str:
    """A language's name in itself, with the capital a list asks for: "Italiano"; its code if CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_language_name(language) or language
    except UnknownLocaleError:
        return language
    return name[:1].upper() + name[1:]
