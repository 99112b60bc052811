"""Whether a translation says a number in words, in any form of them."""

from __future__ import annotations

import re
from functools import lru_cache

from gesim_build.cldr import spelled_out
from gesim_build.model import Language

_DECADE = re.compile(r"(?:19|20)[1-9]0")
# What cases and ordinals change at the end of a word.
_ENDING = 2


def is_spelled(number: str, text: str, language: Language) -> bool:
    """Whether a text has a number in words: small ones, powers of a thousand, decades, and all that CLDR can spell."""
    if not number.isdigit():
        return False
    value = int(number)
    if value < len(language.numerals):
        return bool(re.search(rf"\b(?:{language.numerals[value]})", text, re.IGNORECASE))
    if _DECADE.fullmatch(number) and (tens := value % 100 // 10) > 1 and len(language.tens) > tens - 2:
        return bool(re.search(rf"\b(?:{language.tens[tens - 2]})", text, re.IGNORECASE))
    pattern = _in_words(value, language.locale)
    return bool(pattern and re.search(pattern, text, re.IGNORECASE))


@lru_cache(maxsize=1024)
def _in_words(value: int, locale: str) -> str:
    """A pattern for the words of a number, empty if nobody would spell it out.

    Each word may have another ending, and a hundred or a thousand may go without its "one".
    """
    round_value = len(f"{value}".rstrip("0")) == 1
    if value > 999 and not round_value:
        return ""
    words = spelled_out(value, locale)
    one = spelled_out(1, locale)
    if f"{value}".startswith("10") and round_value and len(words) > 1 and words[0].startswith(one[0][:3]):
        words = words[1:]
    stems = [re.escape(word[:-_ENDING] if len(word) > 2 * _ENDING else word) for word in words]
    return r"\b" + r"\w{0,4}[\s\u00ad-]?(?:\w{1,3}\s)?".join(stems)
