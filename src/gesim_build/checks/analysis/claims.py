"""Which numbers of an English text claim something that needs a source, and which are only counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gesim_build.checks.analysis.number_words import ANY, LARGE, number
from gesim_build.checks.analysis.numbers import NUMBER, SPACES, is_amount, plain, value
from gesim_build.telephones import without_phones

_SPACE = f"[{SPACES}]"
_DATE = re.compile(r"(?<![\d.])(?:\d{1,2}[./]){2}(?=\d{4}(?!\d))")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)")
_PERCENT = rf"(?:%|{_SPACE}(?:per{_SPACE}cent|percent))"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SCALE = "|".join(_SCALES)
_PERIOD = rf"[{SPACES}-](?:(?:working|calendar|consecutive){_SPACE})?(?:day|month|year)s?\b"
# Ages are counts, "18 years old", "at the age of 15 years"; so is "7 days a week".
_COUNT_AFTER = rf"(?![{SPACES}-](?:old\b|of{_SPACE}age\b|(?:a|per){_SPACE}week\b))"
_AGE_BEFORE = re.compile(rf"\bage[ds]?(?:{_SPACE}of)?{_SPACE}$")
# With a decimal mark a number has as many characters as well.
_LARGE_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that claims something: its value ("14000", "13.6"), and how it is written."""

    value: str
    shown: str


def _scaled(match: re.Match[str]) -> str:
    amount = _spelled(match)
    return plain(Decimal(amount) * _SCALES[match["scale"].lower()]) if is_amount(amount) else amount


def _spelled(match: re.Match[str]) -> str:
    words = match["number"]
    return value(words) if words[0].isdigit() else str(number(words))


# In the order in which they are looked for: each takes its words out of the text.
_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (rf"\b(?P<number>{NUMBER}|{ANY}){_SPACE}(?P<scale>{_SCALE})\b", _scaled),
        (rf"(?<![\w.,])(?P<number>{NUMBER}|{ANY}){_SPACE}?{_PERCENT}", _spelled),
        (rf"[€$£]{_SPACE}?(?P<number>{NUMBER})", _spelled),
        (rf"(?<![\w.,])(?P<number>{NUMBER}){_SPACE}?(?:€|£|EUR\b|GBP\b|euros?\b|pounds?\b|dollars?\b)", _spelled),
        (rf"(?<![\w.,])(?P<number>{NUMBER}|{LARGE}){_PERIOD}{_COUNT_AFTER}", _spelled),
        (rf"(?<![\w.,])(?P<number>{NUMBER})", _spelled),
    )
)


# Every claim has a digit or one of these words.
_SOME = re.compile(rf"\d|\b(?:{ANY})", re.IGNORECASE)
# Publications of a project share most of their texts.
_TEXTS = 16384


def claims(text: str, countries: Iterable[str] = ()) -> tuple[Claim, ...]:
    """The numbers that claim something, in the words of a text without marks.

    These are numbers of three or more digits (years among them), with a decimal mark, with a percent sign or a
    currency, in hundreds and more ("two million"), and numbers of days, months or years, unless they are an age.
    Times of the day, addresses and telephone numbers, in forms of the ``countries`` too, are none.
    """
    return _claims(text, tuple(countries)) if _SOME.search(text) else ()


@lru_cache(maxsize=_TEXTS)
def _claims(text: str, countries: tuple[str, ...]) -> tuple[Claim, ...]:
    return tuple(_found(_CLOCK.sub(" ", _DATE.sub("", without_phones(text, countries)))))


def _found(text: str) -> Iterator[Claim]:
    for last, (pattern, said) in enumerate(_KINDS, 1 - len(_KINDS)):
        found = tuple(pattern.finditer(text))
        for match in found:
            words = said(match)
            if (last or len(words) >= _LARGE_NUMBER) and not _AGE_BEFORE.search(text[: match.start()]):
                yield Claim(words, " ".join(match[0].split()))
        if found:
            text = pattern.sub(lambda match: " " * len(match[0]), text)
