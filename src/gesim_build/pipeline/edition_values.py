"""The values that a text may name: those of the configuration, and what an edition is called."""

from __future__ import annotations

import datetime as dt

from gesim_build.config import Config
from gesim_build.model import Edition, Language


def edition_values(config: Config, edition: Edition, language: Language, title: str) -> dict[str, str]:
    """What ``{{name}}`` prints in an edition, by name; ``title`` is that of the book in its language."""
    from gesim_build.cldr import format_list, long_date, territory

    def spoken(value: str | dt.date | tuple[str, ...]) -> str:
        if isinstance(value, dt.date):
            return long_date(value, language.locale)
        return format_list(value, language.locale) if isinstance(value, tuple) else value

    short = config.book.short_title
    own = {name: spoken(value) for name, value in config.values.items()}
    return own | {
        "edition.code": edition.code,
        "edition.country": territory(edition.country, language.locale),
        "edition.date": spoken(edition.date),
        "facts.checked": spoken(edition.facts_checked),
        "book.title": title,
        "book.short_title": title if title and (edition.discreet or short == config.book.title) else short,
    }
