"""What a check is: a module with ``KIND``, ``CODE``, ``SEVERITY``, ``EXAMPLES``, a docstring and ``check``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol

from gesim_build.checks.analysis.terms import Terms
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book, Catalog, Edition, Language, Message, Unit


class Kind(Enum):
    """What a check looks at, and so what its ``check`` is given: see the protocols below."""

    TRANSLATION = "a translation beside its English text"
    WRITING = "how a text is written: the English text too"
    COUNTRY = "a translation, as the country of its edition writes things"
    TERM = "a translation, by the terms of the glossary"
    BOOK = "the book as a whole"
    PROJECT = "the book with all other publications of the project"


@dataclass(frozen=True, slots=True)
class Example:
    """An English text with a translation that passes and one that is found. They are documentation and tests.

    ``terms`` is the glossary that defines them: translations by English term; ``never`` what must not be said, with the
    reasons. ``country`` is that of the edition.
    """

    language: str
    source: str
    good: str
    bad: str
    kind: str = "paragraph"
    terms: Mapping[str, str] = field(default_factory=dict)
    country: str = ""
    never: Mapping[str, str] = field(default_factory=dict)


class MessageCheck(Protocol):
    """A module that looks at one translation, whatever it must be given for that."""

    KIND: Kind
    CODE: str
    SEVERITY: Severity
    EXAMPLES: tuple[Example, ...]
    __doc__: str | None


class TranslationCheck(MessageCheck, Protocol):
    """A module that compares one translation with its source, or looks at its writing."""

    def check(self, unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
        """The findings in one translation: ``message.msgstr`` is not empty and not fuzzy."""


class CountryCheck(MessageCheck, Protocol):
    """A module that compares one translation with its source as the country of the edition writes such things."""

    def check(self, unit: Unit, message: Message, language: Language, country: str) -> Iterator[Diagnostic]:
        """The findings in one translation, as those of a `TranslationCheck`; ``country`` is empty if not known."""


class TermCheck(MessageCheck, Protocol):
    """A module that compares one translation with its source by the terms of the glossary."""

    def check(self, unit: Unit, message: Message, terms: Terms) -> Iterator[Diagnostic]:
        """The findings in one translation, as those of a `TranslationCheck`."""


@dataclass(frozen=True, slots=True)
class BookContext:
    """What a check of the book can see besides the book.

    ``files`` are the paths, relative to the project, of all files in ``handbook/`` and ``translations/``;
    ``editions`` are all editions, and ``catalogs`` the translations, by language; ``coverage`` has the code points that
    each font family in use can show (empty: not looked up), ``fallback`` those of the further families for the signs
    and scripts that the book has. ``today`` is the day of the check, None when only the dates
    of the editions count. In a ``release`` some warnings are errors. ``others`` are the project's other publications,
    and ``other_countries`` those of their editions; ``is_main`` says that the book is not one of them itself,
    ``needs_consent`` that its chapters are stories of people who must have agreed. ``reviews`` are the names of the
    reviews that the book has.
    """

    files: frozenset[str] = frozenset()
    editions: Mapping[str, Edition] = field(default_factory=dict)
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    coverage: Mapping[str, frozenset[int]] = field(default_factory=dict)
    fallback: Mapping[str, frozenset[int]] = field(default_factory=dict)
    today: dt.date | None = None
    release: bool = False
    others: tuple[Book, ...] = ()
    other_countries: frozenset[str] = frozenset()
    is_main: bool = True
    needs_consent: bool = False
    reviews: frozenset[str] = frozenset()

    @property
    def countries(self) -> frozenset[str]:
        """The countries of the editions."""
        return frozenset(edition.country for edition in self.editions.values())

    @property
    def all_countries(self) -> frozenset[str]:
        """The countries of all editions of the project."""
        return self.countries | self.other_countries

    def with_other_publications(self, book: Book) -> Book:
        """The book with the chapters of all other publications, for what is asked of the project as a whole."""
        known = {chapter.path for chapter in book.chapters}
        more = {chapter.path: chapter for other in self.others for chapter in other.chapters}
        return replace(book, chapters=(*book.chapters, *(more[path] for path in more if path not in known)))

    @property
    def edition_date(self) -> dt.date:
        """The date of the editions: what has expired by then is not printed."""
        return max((edition.date for edition in self.editions.values()), default=dt.date.min)

    @property
    def day(self) -> dt.date:
        """The day on which records must still be valid: today, or the date of an edition that is to come out later."""
        return max(self.edition_date, self.today or dt.date.min)


@dataclass(frozen=True, slots=True)
class BookExample:
    """A tiny handbook that passes and one that is found: file texts by path relative to ``handbook/``.

    ``translations`` are the German texts of the bad one by English msgid, ``glyphs`` the characters that the font can
    show.
    """

    good: Mapping[str, str]
    bad: Mapping[str, str]
    translations: Mapping[str, str] = field(default_factory=dict)
    glyphs: str = ""


class BookCheck(Protocol):
    """A module that looks at the whole book.

    One that looks at the translations too has them looked at by a function ``in_catalogs``, which ``check`` calls: what
    is found in the English is then found once for all states of the translations.
    """

    KIND: Kind
    CODE: str
    SEVERITY: Severity
    EXAMPLES: tuple[BookExample, ...]
    __doc__: str | None

    def check(self, book: Book, context: BookContext) -> Iterator[Diagnostic]:
        """The findings in the book."""


class CatalogCheck(BookCheck, Protocol):
    """A module that looks at the whole book, and at the translations for what depends on more than one text."""

    def in_catalogs(self, book: Book, context: BookContext) -> Iterator[Diagnostic]:
        """The findings in the translations alone."""


def found(severity: Severity, code: str, text: str, unit: Unit, message: Message, hint: str) -> Diagnostic:
    """A finding in a translation: shown at its place in the catalog, with the English text as related place."""
    related = () if unit.location == message.location else (unit.location,)
    return Diagnostic(severity, code, text, message.location, hint, related)


def difference(source: Iterable[str], translation: Iterable[str]) -> tuple[list[str], list[str]]:
    """What the translation lacks and what it has too many, each as often as it differs, in order of appearance."""
    source, translation = list(source), list(translation)
    if source == translation:
        return [], []
    wanted, present = Counter(source), Counter(translation)
    return list((wanted - present).elements()), list((present - wanted).elements())


def listed(items: Iterable[str]) -> str:
    """Items for a sentence: "a", "b" and "c"."""
    *first, last = [f"“{item}”" for item in items]
    return f"{', '.join(first)} and {last}" if first else last
