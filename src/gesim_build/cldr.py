"""Dates and lists in words, from CLDR. Babel is imported when the first one is needed: start-up stays quick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable


def long_date(date: dt.date, locale: str) -> str:
    """A date in words by CLDR: "23. November 2026"."""
    from babel.dates import format_date

    return format_date(date, format="long", locale=locale)


def spoken_list(items: Iterable[str], locale: str) -> str:
    """A list in words by CLDR: "a, b und c"."""
    from babel.lists import format_list

    return format_list(list(items), locale=locale)
