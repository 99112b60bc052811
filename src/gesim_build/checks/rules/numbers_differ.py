"""A number of the English text is not in the translation, or another one is.

Time limits, ages, amounts and years decide about rights. Numbers are compared by what they say:
13.6 and 13,6, 300,000 and 300 000 are the same; whole numbers may be words. From twenty on a number in words is found
that the English text does not have. One of several digits is said as often as in the English text, or more often.
Percentages need the decimal mark of the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.number_words import LARGE, SCALES, number, said_in_words
from gesim_build.checks.analysis.numbers import SPACES, roman_numbers, values, with_scales
from gesim_build.checks.analysis.spelled_numbers import is_spelled
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit
from gesim_build.telephones import phone_numbers, without_phones

KIND = Kind.COUNTRY
CODE = "numbers-differ"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "At least 30 days.", "Mindestens 30 Tage.", "Mindestens 3 Tage."),
    Example(
        "lt", "About 300,000 people, 13.6 %.", "Apie 300 000 žmonių, 13,6\u00a0%.", "Apie 30 000 žmonių, 13,6\u00a0%."
    ),
    Example("it", "In 7 days.", "Entro sette giorni.", "Entro pochi giorni."),
    Example(
        "it", "Some days, at most thirty.", "Alcuni giorni, al massimo trenta.", "Alcuni giorni, al massimo quaranta."
    ),
    Example("de", "Most people.", "Die meisten Menschen.", "Fünfundneunzig Prozent der Menschen."),
    Example("el", "In three days.", "Σε 3 ημέρες.", "Σε 33 ημέρες."),
    Example("lv", "About 13.6 %.", "Apmēram 13,6\u00a0%.", "Apmēram 13.6\u00a0%."),
    Example("lv", "Open until 16:30.", "Atvērts līdz 16.30.", "Atvērts līdz 15.30."),
    Example("de", "Step 2 of 2.", "Schritt 2 von 2.", "Schritt 2 von 4."),
    Example("de", "About 1.5 million people.", "Etwa 1,5 Millionen Menschen.", "Etwa 1,5 Milliarden Menschen."),
    Example("it", "In the 19th century.", "Nel XIX secolo.", "Nel XX secolo."),
    Example("lt", "On 5/6/2026.", "2026 m. birželio 5 d.", "2026 m. birželio 15 d."),
    Example("it", "About 100,000 people.", "Circa 100'000 persone.", "Circa 10'000 persone."),
    Example("de", "It costs 1,234 euros.", "Es kostet 1234 Euro.", "Es kostet 1,234 Euro."),
    Example("de", "More than 1,000,000 times.", "Mehr als eine Million Mal.", "Mehr als eine Milliarde Mal."),
)

_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_ENGLISH = re.compile(rf"\b(?:{LARGE})\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# "From 1 May 2024 to 15 June 2024": other languages say the year of a range once.
_YEAR_AGAIN = re.compile(
    r"\b((?:19|20)\d\d)\b(,? (?:to|until|till|through|and|[–-]) (?:the )?(?:[\w.]+ ){0,4})\1\b", re.IGNORECASE
)
_FULL_HOUR = re.compile(r"\d[:.]00\b")
_WRONG_MARK = {",": r"\d*\d\.\d+\s?%", ".": r"\d*\d,\d{1,2}\s?%"}
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
_CLOCK = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
# What means something else where a pattern is one of several: a group by its number or name, a flag.
_UNLIKE_ALONE = re.compile(r"\\\d|\(\?[^:=!<]|\(\?<[^=!]")


def check(unit: Unit, message: Message, language: Language, country: str) -> Iterator[Diagnostic]:
    """Compare the numbers by value, then digit by digit, so that 16:30 and 16.30 are the same time."""
    words = _added_words(unit.msgid, message.msgstr, language)
    if not _DIGIT.search(unit.msgid + message.msgstr):
        yield from _findings([], words, unit, message)
        return
    countries = [country]
    source, translation = (without_phones(read(text).text, countries) for text in (unit.msgid, message.msgstr))
    for text, hint in _wrong_marks(source, translation, language):
        yield found(SEVERITY, CODE, text, unit, message, hint)
    missing, added = _difference(source, translation, language)
    missing += _said_less(without_phones(read(unit.msgid).own, countries), translation)
    missing, added = _not_dialled(missing, message.msgstr, countries), _not_dialled(added, unit.msgid, countries)
    yield from _findings(missing, [*words, *added], unit, message)


def _wrong_marks(source: str, translation: str, language: Language) -> Iterator[tuple[str, str]]:
    """What is wrong with the marks within a number, and what to do about it."""
    if marked := re.search(_WRONG_MARK["," if language.decimal == "," else "."], translation):
        yield f"“{marked[0]}” has the decimal mark of another language", f"The decimal mark is “{language.decimal}”."
    if grouped := _grouped_as_in_english(source, translation, language):
        hint = f"Here “{grouped}” reads as a decimal number: group the digits as the language does, or not at all."
        yield f"“{grouped}” is grouped as in English", hint


def _findings(missing: Sequence[str], added: Sequence[str], unit: Unit, message: Message) -> Iterator[Diagnostic]:
    hint = "Compare it with the English text."
    if missing and added:
        yield found(SEVERITY, CODE, f"{listed(missing)} became {listed(added)}", unit, message, hint)
    elif missing:
        yield found(SEVERITY, CODE, f"the number {listed(missing)} is missing", unit, message, hint)
    elif added:
        yield found(SEVERITY, CODE, f"the English text has no {listed(added)}", unit, message, hint)


def _not_dialled(numbers: Sequence[str], other: str, countries: Sequence[str]) -> list[str]:
    """The numbers that the other text does not have as something that looks like a telephone number: 116 111 cases."""
    dialled = phone_numbers(read(other).text, countries) if any(len(number) > 5 for number in numbers) else []
    return [number for number in numbers if number not in dialled]


def _grouped_as_in_english(source: str, translation: str, language: Language) -> str:
    """A number that was left as English groups it in a language whose decimal mark is the comma."""
    left = set(_GROUPED.findall(source)) if language.decimal == "," else set()
    return next((number for number in _GROUPED.findall(translation) if number in left), "")


def _difference(source: str, translation: str, language: Language) -> tuple[list[str], list[str]]:
    """The numbers that the translation lacks, and those that the source has in no form."""
    if language.scales:
        source = with_scales(source, SCALES, ("", r"an?\b|one\b"))
        translation = with_scales(translation, language.scales, language.numerals)
    if _CLOCK.search(source) or sorted(_digits(source)) == sorted(_digits(translation)):
        return [], []
    missing, added = difference(dict.fromkeys(values(source)), dict.fromkeys(values(translation)))
    written = {*roman_numbers(translation), *_months(translation, language.locale)}
    said = {*said_in_words(source), *roman_numbers(source), *_months(source, "en")}
    if _FULL_HOUR.search(source):
        written.add("0")
    missing = [number for number in missing if number not in written and not is_spelled(number, translation, language)]
    return missing, [number for number in added if number not in said and _is_apart(number, translation)]


def _said_less(source: str, translation: str) -> list[str]:
    """The numbers lost in one of their places. A digit may be said once instead of twice, and any number once more.

    ``source`` is the text without foreign phrases: "Law 228 of 2003 ([legge 228/2003]{lang=it})" is said once.
    """
    if _CLOCK.search(source):
        return []
    wanted, present = Counter(values(_YEAR_AGAIN.sub(r"\1\2", source))), Counter(values(translation))
    return [number for number, times in wanted.items() if len(number) > 1 and 0 < present[number] < times]


def _is_apart(number: str, text: str) -> bool:
    """Whether a number is more than part of a name: a small one in "po4a" or "B2" is not one that somebody counted."""
    return len(number) > 1 or bool(re.search(rf"(?<!\w)0?{number}(?!\w)", text))


@lru_cache(maxsize=64)
def _month_names(locale: str) -> tuple[str, ...]:
    from babel.dates import get_month_names

    forms = [get_month_names("wide", context, locale) for context in ("format", "stand-alone")]
    return tuple("|".join({re.escape(form[month].lower()) for form in forms}) for month in range(1, 13))


def _months(text: str, locale: str) -> Iterator[str]:
    """The numbers of the months that a text names."""
    lowered = text.lower()
    for month, names in enumerate(_month_names(locale), 1):
        if re.search(rf"\b(?:{names})\b", lowered):
            yield str(month)


def _added_words(source: str, translation: str, language: Language) -> list[str]:
    """Words for twenty to ninety-nine in the translation, with tens that the English text has in no form."""
    if (any_tens := _any_of(language.tens)) and not any_tens.search(translation):
        return []
    said = {int(float(value)) // 10 for value in values(read(source).text) if _DECIMAL.fullmatch(value)}
    said |= {number(words) // 10 for words in _ENGLISH.findall(source)}
    said |= {tens % 10 for tens in said if 190 <= tens < 210}
    others = (pattern for tens, pattern in enumerate(language.tens, start=2) if tens not in said)
    words = (re.search(rf"\b(?:{pattern})\w*", translation, re.IGNORECASE) for pattern in others)
    return [word[0] for word in words if word]


@lru_cache(maxsize=64)
def _any_of(tens: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds each of some words, of which most texts have none; None for patterns that cannot be joined."""
    if not tens or any(_UNLIKE_ALONE.search(pattern) for pattern in tens):
        return None
    return re.compile(rf"\b(?:{'|'.join(tens)})", re.IGNORECASE)


def _digits(text: str) -> list[str]:
    """The groups of digits, thousands joined."""
    return re.findall(r"\d+", re.sub(rf"(?<=\d)[.,{SPACES}](?=\d{{3}}(?!\d))", "", text))
