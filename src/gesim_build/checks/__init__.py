"""Checks on the handbook and its translations: every module in ``rules/``. Its ``KIND`` says what it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, TypeGuard

from gesim_build.checks import rules
from gesim_build.checks.analysis import source_acceptance
from gesim_build.checks.analysis.acceptance import without_accepted
from gesim_build.checks.analysis.terms import Terms
from gesim_build.checks.check import (
    BookCheck,
    BookContext,
    CatalogCheck,
    CountryCheck,
    Kind,
    MessageCheck,
    TermCheck,
    TranslationCheck,
)
from gesim_build.checks.completeness import completeness
from gesim_build.checks.findings_cache import FindingsCache
from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Book, Catalog, Language, Message, Unit

# By name: the order of findings in one text is the same wherever they are made.
_NAMES = sorted(module.name for module in iter_modules(rules.__path__))
_RULES: tuple[Any, ...] = tuple(import_module(f"{rules.__name__}.{name}") for name in _NAMES)


def _of(*kinds: Kind) -> tuple[Any, ...]:
    """The checks of some kinds, in alphabetical order."""
    return tuple(rule for rule in _RULES if rule.KIND in kinds)


TRANSLATION_CHECKS: tuple[TranslationCheck, ...] = _of(Kind.TRANSLATION, Kind.WRITING)
WRITING_CHECKS: tuple[TranslationCheck, ...] = _of(Kind.WRITING)
COUNTRY_CHECKS: tuple[CountryCheck, ...] = _of(Kind.COUNTRY)
TERM_CHECKS: tuple[TermCheck, ...] = _of(Kind.TERM)
BOOK_CHECKS: tuple[BookCheck, ...] = _of(Kind.BOOK, Kind.PROJECT)
# What each check of the book finds in the English alone, in the order of the checks.
InEnglish = tuple[tuple[Diagnostic, ...], ...]
# All that look at a translation.
MESSAGE_CHECKS: tuple[MessageCheck, ...] = (*COUNTRY_CHECKS, *TRANSLATION_CHECKS, *TERM_CHECKS)


def check_book(book: Book, context: BookContext, in_english: InEnglish | None = None) -> tuple[Diagnostic, ...]:
    """The findings in the book as a whole, without those that the author accepted.

    ``in_english`` is what `check_english` finds in the same book and context, if that is known.
    """
    known = check_english(book, context) if in_english is None else in_english
    found: list[Diagnostic] = []
    for check, in_its_english in zip(BOOK_CHECKS, known, strict=True):
        found += in_its_english
        found += check.in_catalogs(book, context) if _reads_catalogs(check) else ()
    return tuple(source_acceptance.without_accepted(book, found, [check.CODE for check in BOOK_CHECKS]))


def _reads_catalogs(check: BookCheck) -> TypeGuard[CatalogCheck]:
    return hasattr(check, "in_catalogs")


def check_english(book: Book, context: BookContext) -> InEnglish:
    """What each check of the book finds apart from the translations, accepted or not; it does not see them.

    Checks of the project as a whole run on its main book only.
    """
    untranslated = replace(context, catalogs={})
    asked = (context.is_main or check.KIND is Kind.BOOK for check in BOOK_CHECKS)
    return tuple(
        tuple(check.check(book, untranslated)) if a else () for check, a in zip(BOOK_CHECKS, asked, strict=True)
    )


def check_source(units: Sequence[Unit], language: Language) -> tuple[Diagnostic, ...]:
    """The findings in how the source texts are written."""
    pairs = [(unit, Message(unit.context, unit.msgid, unit.msgid, False, "", unit.location)) for unit in units]
    return tuple(
        finding for unit, text in pairs for check in WRITING_CHECKS for finding in check.check(unit, text, language)
    )


def check_catalog(
    units: Sequence[Unit],
    catalog: Catalog,
    language: Language,
    terms: Terms | None = None,
    country: str = "",
    *,
    release: bool = False,
    known: FindingsCache | None = None,
) -> tuple[Diagnostic, ...]:
    """The findings in one translation of the texts that its edition prints, each text once.

    ``terms`` are those of the glossary in its language; without them they are not checked. ``country`` is that of the
    edition. ``known`` are findings with the same language, terms and country, to which new ones are added.
    """
    cache = known or FindingsCache()
    findings = list(completeness(units, catalog, release=release))
    for unit in {unit.key: unit for unit in units}.values():
        message = catalog.messages.get(unit.key)
        if message and (message.is_translated or (message.repeats_source and not release)):
            check = partial(check_message, unit, message, language, terms, country)
            findings += cache.findings(unit, message, check)
    return tuple(findings)


def check_message(
    unit: Unit, message: Message, language: Language, terms: Terms | None, country: str
) -> tuple[Diagnostic, ...]:
    """The findings in one translation, without those that the translator accepted: see `check_catalog`."""
    found = [finding for check in COUNTRY_CHECKS for finding in check.check(unit, message, language, country)]
    found += [finding for check in TRANSLATION_CHECKS for finding in check.check(unit, message, language)]
    if terms:
        found += [finding for check in TERM_CHECKS for finding in check.check(unit, message, terms)]
    return tuple(without_accepted(message, found, [check.CODE for check in MESSAGE_CHECKS]))
