"""Checks on the handbook and its translations. One file per check; a new one is a file here and a row below."""

from __future__ import annotations

from collections.abc import Sequence

from gesim_build.checks.analysis import source_acceptance
from gesim_build.checks.analysis.acceptance import without_accepted
from gesim_build.checks.analysis.terms import Terms
from gesim_build.checks.check import BookCheck, BookContext, CountryCheck, MessageCheck, TermCheck, TranslationCheck
from gesim_build.checks.completeness import completeness
from gesim_build.checks.rules import (
    added_html,
    added_link,
    code_differs,
    contradictory_dates,
    display_differs,
    double_space,
    doubled_word,
    duplicate_id,
    duplicate_label,
    edge_space,
    email_address_differs,
    emphasis_differs,
    end_punctuation,
    english_left,
    expired_record,
    facts_not_checked,
    footnotes_differ,
    foreign_contact,
    foreign_phrase_lost,
    hidden_character,
    images_differ,
    label_too_long,
    missing_alternative_text,
    missing_glyph,
    missing_html,
    missing_link,
    mixed_script,
    numbers_differ,
    orphaned_file,
    percent_space,
    phone_number_differs,
    placeholders_differ,
    sentence_lost,
    silent_contact,
    skipped_heading_level,
    space_before_punctuation,
    stray_markup,
    suspicious_length,
    term_differs,
    unbalanced_brackets,
    unchanged_translation,
    uncited_number,
    uncited_record,
    unresolved_footnote,
    unresolved_link,
    unresolved_reference,
    unsourced_record,
    untraceable_reference,
    web_address_differs,
    withheld_number,
    wrong_quotes,
)
from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Book, Catalog, Language, Message, Unit

# What a translation says against its source, and how it is written.
TRANSLATION_CHECKS: tuple[TranslationCheck, ...] = (
    missing_link,
    added_link,
    footnotes_differ,
    images_differ,
    emphasis_differs,
    placeholders_differ,
    code_differs,
    missing_html,
    added_html,
    hidden_character,
    foreign_phrase_lost,
    email_address_differs,
    web_address_differs,
    unchanged_translation,
    english_left,
    sentence_lost,
    suspicious_length,
    label_too_long,
    end_punctuation,
    wrong_quotes,
    unbalanced_brackets,
    double_space,
    edge_space,
    space_before_punctuation,
    percent_space,
    doubled_word,
    mixed_script,
)

# What is written as the country of the edition writes it.
COUNTRY_CHECKS: tuple[CountryCheck, ...] = (phone_number_differs, numbers_differ)

# What a translation calls the terms of the glossary.
TERM_CHECKS: tuple[TermCheck, ...] = (term_differs,)

# All that look at a translation.
MESSAGE_CHECKS: tuple[MessageCheck, ...] = (*COUNTRY_CHECKS, *TRANSLATION_CHECKS, *TERM_CHECKS)

# How a text is written: these look at the English text too.
WRITING_CHECKS: tuple[TranslationCheck, ...] = (
    wrong_quotes,
    unbalanced_brackets,
    double_space,
    space_before_punctuation,
    percent_space,
    doubled_word,
    mixed_script,
)

# What holds for the book as a whole.
BOOK_CHECKS: tuple[BookCheck, ...] = (
    duplicate_id,
    unresolved_reference,
    unresolved_link,
    unresolved_footnote,
    stray_markup,
    duplicate_label,
    missing_alternative_text,
    skipped_heading_level,
    missing_glyph,
    orphaned_file,
    expired_record,
    contradictory_dates,
    facts_not_checked,
    unsourced_record,
    untraceable_reference,
    uncited_record,
    uncited_number,
    display_differs,
    silent_contact,
    withheld_number,
    foreign_contact,
)


def check_book(book: Book, context: BookContext) -> tuple[Diagnostic, ...]:
    """The findings in the book as a whole, without those that the author accepted."""
    found = [finding for check in BOOK_CHECKS for finding in check.check(book, context)]
    return tuple(source_acceptance.without_accepted(book, found, [check.CODE for check in BOOK_CHECKS]))


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
) -> tuple[Diagnostic, ...]:
    """The findings in one translation of the texts that its edition prints, each text once.

    ``terms`` are those of the glossary in its language; without them they are not checked. ``country`` is that of the
    edition.
    """
    findings = list(completeness(units, catalog, release=release))
    for unit in {unit.key: unit for unit in units}.values():
        message = catalog.messages.get(unit.key)
        if message and (message.is_translated or (message.repeats_source and not release)):
            findings += check_message(unit, message, language, terms, country)
    return tuple(findings)


def check_message(
    unit: Unit, message: Message, language: Language, terms: Terms | None = None, country: str = ""
) -> tuple[Diagnostic, ...]:
    """The findings in one translation, without those that the translator accepted."""
    found = [finding for check in COUNTRY_CHECKS for finding in check.check(unit, message, language, country)]
    found += [finding for check in TRANSLATION_CHECKS for finding in check.check(unit, message, language)]
    if terms:
        found += [finding for check in TERM_CHECKS for finding in check.check(unit, message, terms)]
    return tuple(without_accepted(message, found, [check.CODE for check in MESSAGE_CHECKS]))
