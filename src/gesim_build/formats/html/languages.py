"""The switch of language: the same page of the book's other editions, which are next to this one."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.cldr import own_name
from gesim_build.model import Manuscript


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """``href`` leads from ``dist/LANG/html/`` to the same page; ``name`` is the language's own name for itself."""

    code: str
    name: str
    href: str
    current: bool


def language_links(manuscript: Manuscript, file: str) -> tuple[LanguageLink, ...]:
    """One link for each edition of the book, this one included, in the order of ``handbook.toml``."""
    return tuple(
        LanguageLink(
            code=edition.language,
            name=own_name(edition.language),
            href=f"../../{edition.language}/html/{file}",
            current=edition.language == manuscript.edition.language,
        )
        for edition in manuscript.book.languages
    )
