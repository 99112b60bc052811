"""All checks: what ``gesim check`` shows, and what a build shows and refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from gesim_build.cache import FOLDER as CACHE
from gesim_build.cache import Cache
from gesim_build.checks import check_book, check_catalog, check_source
from gesim_build.checks.analysis.coverage import coverage
from gesim_build.checks.analysis.terms import Terms, glossary_terms, prepared
from gesim_build.checks.check import BookContext
from gesim_build.checks.findings_cache import FindingsCache
from gesim_build.diagnostics import Diagnostic, GesimError, Severity
from gesim_build.hashing import digest
from gesim_build.kinds import KINDS
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Book, Catalog, Language, Manuscript
from gesim_build.pipeline import (
    Project,
    as_released,
    catalogs_of,
    known_languages,
    known_publications,
    manuscript,
    project_files,
    read_templates,
    stray_catalogs,
)
from gesim_build.pipeline.cached import (
    cached_book,
    cached_english_findings,
    cached_languages,
    cached_lost_words,
    cached_of_edition,
    edition_inputs,
)
from gesim_build.pipeline.cached_inventories import cached_inventory
from gesim_build.pipeline.lost_words import lost_in_manuscript, passages_of
from gesim_build.pipeline.outputs import phones_of_outputs, state_of_outputs
from gesim_build.pipeline.reviewing import review_findings
from gesim_build.pipeline.target import edition_folder
from gesim_build.registers.definitions import Term
from gesim_build.registers.variants import forbidden_words, parse_variants, variants_path
from gesim_build.registers.visibility import numbers_of_edition
from gesim_build.scripts import families_of, scripts_of
from gesim_build.source import read_text
from gesim_build.system import FAMILIES
from gesim_build.versions import program

_FOLDERS = ("handbook", "translations")


def check_whole_book(
    project: Project, book: Book, catalogs: Mapping[str, Catalog], *, release: bool, today: dt.date | None
) -> tuple[Diagnostic, ...]:
    """The findings in the book as a whole, and in its translations where they depend on more than one text.

    In a release every record that has expired is an error: on the date of the edition, or on the day called ``today``.
    """
    context = _book_context(project, catalogs, release=release, today=today)
    if project.config.publication:
        context = replace(context, is_main=False)
    else:
        others = [other for other in project.publications if other is not project]
        countries = {edition.country for other in others for edition in other.config.editions.values()}
        books = tuple(cached_book(other)[0] for other in others)
        context = replace(context, others=books, other_countries=frozenset(countries))
    return check_book(book, context, cached_english_findings(project, book, context))


def check_language(
    project: Project,
    book: Book,
    catalog: Catalog | None,
    code: str,
    conventions: Mapping[str, Language],
    *,
    release: bool,
) -> tuple[Diagnostic, ...]:
    """The findings in the texts of one edition: in its translation, or in the English if it has no ``catalog``.

    In a release everything missing or fuzzy is an error. The pseudo-language is derived, so nobody wrote its texts:
    they are not checked. Findings in a translation that is as it was come from the cache.
    """
    from gesim_build.catalog.units import units

    if code == PSEUDO:
        return ()
    country = project.config.editions[code].country
    texts = units(book, country)
    of_review = review_findings(project, book, code, catalog, release=release)
    if catalog is None:
        return (*check_source(texts, conventions[code]), *of_review)
    terms, problems = read_terms(project, book, catalog, conventions)
    language, cache = conventions[code], Cache(project.root / CACHE)
    key = digest("findings", program(), language, terms, country)
    known = FindingsCache(cache.get(key))
    found = check_catalog(texts, catalog, language, terms, country, release=release, known=known)
    if known.is_new:
        cache.put(key, known.packed())
    return (*problems, *found, *of_review)


def run_all_checks(
    project: Project, languages: Collection[str], publications: Collection[str] = (), *, release: bool, today: dt.date
) -> tuple[Diagnostic, ...]:
    """What parsing, checking and, when those found no error, assembling some editions finds.

    No language or publication named means all. The outputs in ``dist/`` are read again: they must have the telephone
    numbers of the book.

    Raises GesimError for what cannot be used at all: an unknown language, a broken catalog.
    """
    codes = known_languages(project, languages)
    findings: list[Diagnostic] = []
    for each in known_publications(project, publications):
        own = [code for code in codes if code in each.config.editions or code == PSEUDO]
        findings += _in_publication(each, own, release=release, today=today)
    return tuple(dict.fromkeys(findings))


def _in_publication(
    project: Project, codes: Collection[str], *, release: bool, today: dt.date | None
) -> tuple[Diagnostic, ...]:
    """What is to be found in a publication in some languages."""
    book, found = cached_book(project)
    if strays := stray_catalogs(project):
        raise GesimError((*found, *strays))
    inputs = {code: edition_inputs(project, code) for code in codes}
    catalogs, notes = catalogs_of(project, book, codes)
    conventions = cached_languages(project)
    findings = [*found, *notes, *check_whole_book(project, book, catalogs, release=release, today=today)]
    for code in codes:
        findings += check_language(project, book, catalogs.get(code), code, conventions, release=release)
    if not any(finding.severity is Severity.ERROR for finding in findings):
        for code in codes:
            edition = _Edition(project, book, catalogs.get(code), conventions[code], inputs[code])
            findings += _in_edition(edition, release=release)
    return tuple(findings)


@dataclass(frozen=True)
class _Edition:
    """An edition to be checked. It is assembled when something is asked that is not known from before.

    ``inputs`` is what `edition_inputs` returned before the catalog was read.
    """

    project: Project
    book: Book
    catalog: Catalog | None
    language: Language
    inputs: str

    @cached_property
    def assembled(self) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
        """Its manuscript, and what is wrong in it."""
        return manuscript(self.project, self.book, self.catalog, self.language, read_templates(self.project))

    @property
    def is_whole(self) -> bool:
        """Whether all texts are looked for in it: it is in the source language."""
        return self.language.code == self.project.config.language

    @property
    def country(self) -> str:
        """The country that it is for."""
        return self.project.config.edition(self.language.code).country

    @property
    def folder(self) -> str:
        """Its folder below ``dist/``."""
        return edition_folder(self.language.code, self.project.config.publication)

    def found(
        self, what: str, find: Callable[[], tuple[Diagnostic, ...]], outputs: Callable[[], str] = str
    ) -> tuple[Diagnostic, ...]:
        """Findings that depend on what the edition does, and on ``outputs``; from the cache if that has not changed."""
        code = self.language.code
        inputs = iter((self.inputs,))

        def now() -> str:
            return next(inputs, None) or edition_inputs(self.project, code)

        return cached_of_edition(self.project, lambda: digest(now(), outputs()), what, find)


def _in_edition(edition: _Edition, *, release: bool) -> tuple[Diagnostic, ...]:
    """What assembling one edition finds, and reading its outputs; a manuscript with an error may not be readable."""
    wrong = edition.found("assembling", lambda: edition.assembled[1])
    if any(finding.severity is Severity.ERROR for finding in wrong):
        return wrong
    project = edition.project
    if edition.is_whole or _has_other_passages(project, edition.book, edition.country):
        wrong += cached_lost_words(project, edition.language, lambda: _lost_words(edition), whole=edition.is_whole)
    outputs = partial(state_of_outputs, project.root, edition.folder)
    phones = edition.found("telephone numbers in outputs", lambda: tuple(_phones(edition)), outputs)
    return (*(as_released(wrong) if release else wrong), *phones)


def _lost_words(edition: _Edition) -> tuple[Diagnostic, ...]:
    """The words of the sources that an edition lacks, looked for in the source language."""
    english = edition if edition.is_whole else replace(edition, catalog=None)
    return lost_in_manuscript(edition.project, edition.book, english.assembled[0], whole=edition.is_whole)


def _phones(edition: _Edition) -> Iterator[Diagnostic]:
    """What is wrong with the telephone numbers in the outputs of an edition."""
    text, _ = edition.assembled
    numbers = numbers_of_edition(edition.book.records, text.edition)
    holds = cached_inventory(edition.project, text)
    return phones_of_outputs(edition.project.root, edition.folder, text, holds, numbers)


def _has_other_passages(project: Project, book: Book, country: str) -> bool:
    """Whether an edition prints texts that the edition in the source language does not."""
    own = passages_of(book, country)
    return bool(own) or own != passages_of(book, project.config.source_edition.country)


def read_terms(
    project: Project, book: Book, catalog: Catalog, conventions: Mapping[str, Language]
) -> tuple[Terms, tuple[Diagnostic, ...]]:
    """The terms of the glossary in the language of a catalog, and what is wrong with the file of their variants."""
    source = read_text(project.root, variants_path(catalog.language))
    names = [name for record in book.records if isinstance(record, Term) for name in record.names]
    variants, problems = parse_variants(source, names) if source else ({}, ())
    terms = glossary_terms(book.records, catalog, variants)
    found = prepared(terms, conventions[project.config.language], conventions[catalog.language])
    return replace(found, never=forbidden_words(source) if source else {}), problems


def _texts(project: Project, catalogs: Mapping[str, Catalog]) -> Iterator[str]:
    """All texts of a project, for the characters that are in them."""
    yield from (source.text for source in project.sources.texts.values())
    yield from (message.msgstr for catalog in catalogs.values() for message in catalog.messages.values())


def _book_context(
    project: Project, catalogs: Mapping[str, Catalog], *, release: bool, today: dt.date | None
) -> BookContext:
    return BookContext(
        files=frozenset(project_files(project.root, _FOLDERS)),
        editions=project.config.editions,
        catalogs=catalogs,
        coverage=coverage(FAMILIES),
        fallback=coverage(families_of(scripts_of("".join(_texts(project, catalogs))))),
        today=today,
        release=release,
        needs_consent=KINDS[project.config.kind].needs_consent,
        reviews=frozenset(read_templates(project).vocabulary.reviews),
    )
