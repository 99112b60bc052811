"""Telephone numbers in running text, in whatever form a country writes them.

What a national number looks like is known by `phonenumbers`, Google's library. It is imported when a text has something
that might be one: start-up stays quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from gesim_build.addresses import without_addresses, without_urls

if TYPE_CHECKING:
    from phonenumbers.phonenumber import PhoneNumber

_SPACE = r"[ \u00a0\u202f\u2009]"
# What may be between two digits: a mark with or without spaces around it, or spaces. No text fits it in two ways, or a
# long run of digits would take forever.
_GAP = rf"(?:{_SPACE}?[()/.–-]{{1,2}}{_SPACE}?|{_SPACE}{{1,2}})?"
_TRUNK_GAP = rf"(?:{_SPACE}?[/–-]{_SPACE}?|{_SPACE}{{1,2}})?"
_DIGIT = re.compile(r"\d")
# An international prefix and at least seven digits.
_BEGIN, _END = r"(?<![\w+.,/-])", rf"(?![\w])(?!{_SPACE}\d|[.,]\d)"
_INTERNATIONAL = re.compile(rf"{_BEGIN}(?:\+|00)\d(?:{_GAP}\d){{6,14}}{_END}")
# Other numbers that need no country to be known: a trunk prefix and as many digits; groups that are not thousands
# (1800 666 111); the European emergency number and the 116 numbers of social value.
_PHONE = re.compile(
    rf"""{_BEGIN}(?:
        0\d{{1,4}}(?:{_TRUNK_GAP}\d){{5,11}}
      | \d{{4}}(?:{_SPACE}\d{{2,4}}){{2,3}}
      | \d{{3}}(?:{_SPACE}\d{{2}}){{2,4}}
      | 116(?:{_SPACE}|-)?\d{{3}}
      | 112
    ){_END}""",
    re.VERBOSE,
)
# What may be a national number, of six digits or more: whether it is one, its country says.
_NATIONAL = re.compile(rf"{_BEGIN}\(?\d(?:{_GAP}\d){{5,13}}{_END}")

# What can be dialled, however it is written: six digits or more in a run; clock times and dates look the same.
_DIALLED_GAP = rf"(?:{_SPACE}?[()/–-]{_SPACE}?|{_SPACE}{{1,2}})?"
_DIALLED = re.compile(rf"{_BEGIN}\+?\(?\d(?:{_DIALLED_GAP}\d){{5,14}}(?![\w])(?![.,]\d)")
_TIME_OR_DATE = re.compile(
    r"\b\d{1,2}[.:]\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|(?<!\d )\b(?:19|20)\d\d (?:0\d|1[0-2]) (?:[0-2]\d|3[01])\b(?! \d)"
)

# What has as many digits as a telephone number and is none. A date has its day and month in one order or the other.
_DAY_MONTH = r"(?:0?[1-9]|[12]\d|3[01])(?P<mark>[./-])\s?(?:0?[1-9]|1[0-2])"
_MONTH_DAY = r"(?:0?[1-9]|1[0-2])(?P<mark_>[./-])\s?(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![\d+./-])(?:{_DAY_MONTH}(?P=mark)|{_MONTH_DAY}(?P=mark_))\s?(?:(?:19|20)\d\d|\d\d)(?![\d/(]|[.-]\d|{_SPACE}\d)"
    r"|(?<![\d+./-])(?:19|20)\d\d(?P<gap>[- ])(?:0[1-9]|1[0-2])(?P=gap)(?:0[1-9]|[12]\d|3[01])(?!\d|[- ]\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d)+|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# The number of an act, with its year on one side of the slash: 2024/1712, 1344/2011.
_ACT = re.compile(r"(?:19|20)\d\d/\d{1,5}|\d{1,5}/(?:19|20)\d\d")
_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+|[1-9]\d{{0,2}}(?:\.\d{{3}})+")
_CURRENCY = r"(?:[€$£%]|\b(?:EUR|GBP|euros?|Euro|ευρώ)\b)"
_AMOUNT_BEFORE, _AMOUNT_AFTER = re.compile(rf"{_CURRENCY}{_SPACE}?$"), re.compile(rf"{_SPACE}?{_CURRENCY}")


def phone_numbers(text: str, countries: Iterable[str] = ()) -> list[str]:
    """Every telephone number as digits, with its plus.

    ``countries`` are those whose national forms are meant, two capitals each. Without any there are only forms that
    need no country to be known. Dates, years and amounts of money are none.
    """
    if not _DIGIT.search(text):
        return []
    return [digits_of(text_) for _, _, text_ in _found(_DATE.sub(_blank, without_urls(text)), countries)]


def phone_places(text: str, countries: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
    """Start and end of each telephone number: see `phone_numbers`."""
    if not _DIGIT.search(text):
        return ()
    return tuple((start, end) for start, end, _ in _found(_DATE.sub(_blank, text), countries))


def without_phones(text: str, countries: Iterable[str] = ()) -> str:
    """The text without addresses and telephone numbers, whose digits are not numbers."""
    text = without_addresses(text)
    if not _DIGIT.search(text):
        return text
    for start, end, _ in reversed([*_found(_DATE.sub(_blank, text), countries)]):
        text = f"{text[:start]} {text[end:]}"
    return text


def added_numbers(source: str, translation: str) -> list[str]:
    """What somebody may dial in a translation, as digits, if the source has neither its digits nor its groups.

    A date has the groups of the source in another order.
    """
    said, groups = re.sub(r"\D", "", source), set(re.findall(r"\d+", source))
    runs = _DIALLED.findall(_TIME_OR_DATE.sub(" ", without_urls(translation)))
    return [
        digits_of(run)
        for run in runs
        if digits_of(run).lstrip("+") not in said and not groups.issuperset(re.findall(r"\d+", run))
    ]


def digits_of(number: str) -> str:
    """A telephone number without the marks between its digits."""
    return ("+" if number.startswith("+") else "") + re.sub(r"[^0-9]", "", number)


def national_form(number: str) -> str:
    """An international number, with its plus, as it is dialled in its country, digits only; empty if there is none."""
    from phonenumbers.phonenumberutil import PhoneNumberFormat, format_number

    parsed = _parsed(number, "")
    return digits_of(format_number(parsed, PhoneNumberFormat.NATIONAL)) if parsed else ""


def calling_code(number: str) -> int:
    """The calling code that an international number begins with, 0 if it has none that exists."""
    parsed = _parsed(number, "")
    return int(parsed.country_code or 0) if parsed else 0


def code_of_country(country: str) -> int:
    """The calling code of a country, 0 if it is not known."""
    from phonenumbers.phonenumberutil import country_code_for_region

    return int(country_code_for_region(country))


def is_same_number(number: str, printed: str) -> bool:
    """Whether what is printed, with any marks between its digits, dials an international number in its own country."""
    from phonenumbers.phonenumberutil import PhoneNumberFormat, format_number, region_code_for_country_code

    digits = digits_of(printed)
    if not number.startswith("+") or digits.startswith("+"):
        return digits == number
    region: str = region_code_for_country_code(calling_code(number))
    parsed = _parsed(digits, region)
    return parsed is not None and format_number(parsed, PhoneNumberFormat.E164) == number


def _found(text: str, countries: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and writing of each number, in order. What a country knows counts before what only looks like one."""
    found = [*_INTERNATIONAL.finditer(text)]
    found += [one for one in _free(_NATIONAL, text, found) if _is_national(text, one, countries)]
    found += [one for one in _free(_PHONE, text, found) if not _is_figure(one[0])]
    for match in sorted(found, key=lambda match: match.start()):
        yield match.start(), match.end(), match[0]


def _free(pattern: re.Pattern[str], text: str, found: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What a pattern finds beside what was found before."""
    return (one for one in pattern.finditer(text) if not any(_overlap(one, other) for other in found))


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _is_national(text: str, match: re.Match[str], countries: Iterable[str]) -> bool:
    """Whether a run of digits is a number of one of the countries, and nothing else that has as many digits."""
    before = text[max(0, match.start() - 8) : match.start()]
    if _is_figure(match[0]) or _AMOUNT_AFTER.match(text, match.end()) or _AMOUNT_BEFORE.search(before):
        return False
    is_grouped = bool(_THOUSANDS.fullmatch(match[0]))
    return any(_is_number_of(country, match[0], is_grouped=is_grouped) for country in countries)


def _is_figure(run: str) -> bool:
    """Whether a run of digits is a list of years, the number of an act, or a round amount."""
    is_round = _THOUSANDS.fullmatch(run) and run.endswith("000") and not run.startswith("116")
    return bool(is_round or _YEARS.fullmatch(run) or _ACT.fullmatch(run))


@lru_cache(maxsize=4096)
def _is_number_of(country: str, run: str, *, is_grouped: bool) -> bool:
    """Whether a country has such a number, and it is written with the prefix that it is dialled with.

    ``is_grouped`` says that it might be an amount as well: then it must have the groups that the country gives it.
    """
    from phonenumbers.phonenumberutil import (
        PhoneNumberFormat,
        format_number,
        is_valid_number_for_region,
        national_significant_number,
    )

    parsed = _parsed(run, country)
    if not parsed or not is_valid_number_for_region(parsed, country):
        return False
    usual = format_number(parsed, PhoneNumberFormat.NATIONAL)
    if is_grouped:
        return re.findall(r"\d+", usual) == re.findall(r"\d+", run)
    length = len(national_significant_number(parsed))
    return len(digits_of(usual)) == length or len(digits_of(run)) > length


def _parsed(number: str, country: str) -> PhoneNumber | None:
    """What the library makes of a number, None if that is nothing. Without a country it must be international."""
    from phonenumbers.phonenumberutil import NumberParseException, parse

    try:
        return parse(number, country or None)
    except NumberParseException:
        return None


def _blank(match: re.Match[str]) -> str:
    """As many spaces that no number may have within it: places in the text stay as they are."""
    return "\n" * len(match[0])
