"""The order of the stages. Only this package knows them all:

load -> parse -> translate -> assemble -> render
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from gesim_build.config import PATH, Config, parse_config, publication_files
from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity, error
from gesim_build.folders import unsafe_entries
from gesim_build.hashing import digest
from gesim_build.kept import Kept
from gesim_build.languages.pseudo import PSEUDO, pseudo_language
from gesim_build.model import Book, Catalog, Language, Manuscript, Pending
from gesim_build.pipeline.edition_values import edition_values
from gesim_build.pipeline.quick_access import quick_access_faults
from gesim_build.registers.variants import variants_path
from gesim_build.source import Sources, read_sources

if TYPE_CHECKING:
    from gesim_build.assemble.edition_context import MessageMarks
    from gesim_build.assemble.steps import Steps
    from gesim_build.book import Once
    from gesim_build.theme import Theme

_IMPRINT = "imprint"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """A handbook on disk: its folder, its checked configuration, and its sources.

    A publication of it is the same project with a configuration of its own: no stage but the first knows of others.
    ``read`` is what of it was read since it was opened, ``kept`` what was made before of the same, whenever that was.
    ``steps``, by publication, language and whether texts are marked, are those of assembling, where a process stays.
    """

    root: Path
    config: Config
    sources: Sources
    read: Kept = field(default_factory=Kept, compare=False, repr=False)
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    steps: dict[tuple[str, str, bool], Steps] | None = field(default=None, compare=False, repr=False)

    def publication(self, name: str) -> Project:
        """The same with the configuration of one of its publications; "" is the book."""
        return replace(self, config=self.config.publications[name]) if name else self

    @property
    def publications(self) -> tuple[Project, ...]:
        """The book, then the other publications."""
        return (self, *map(self.publication, self.config.publications))


def open_project(directory: Path) -> Project:
    """load: read and check a project. Raises GesimError when it cannot be used, or leads out of itself."""
    if unsafe := tuple(unsafe_entries(directory)):
        raise GesimError(unsafe)
    sources = read_sources(directory)
    return Project(directory, parse_config(sources.texts[PATH], publication_files(sources.texts)), sources)


def project_files(root: Path, folders: Collection[str]) -> dict[str, Path]:
    """The files in some folders of a project, by path in it; hidden ones are the system's or an editor's."""
    found = {path.relative_to(root): path for folder in folders for path in sorted((root / folder).rglob("*"))}
    return {
        name.as_posix(): path
        for name, path in found.items()
        if path.is_file() and not any(part.startswith(".") for part in name.parts)
    }


def translation_files(root: Path, language: str) -> tuple[Path, ...]:
    """The files of a language that are there: its catalog, what else its terms may be called, its sign-offs."""
    from gesim_build.catalog.ledger_store import ledger_path
    from gesim_build.catalog.store import FOLDER

    names = (f"{FOLDER}/{language}.po", variants_path(language), ledger_path(language))
    return tuple(path for path in map(root.joinpath, names) if path.is_file())


def known_languages(project: Project, names: Collection[str]) -> tuple[str, ...]:
    """The languages of some editions in the book's order; none named means all but the pseudo-language.

    Raises GesimError for unknown ones.
    """
    editions = tuple(project.config.editions)
    known = (*editions, PSEUDO)
    problems = [unknown_name("language", name, known) for name in names if name not in known]
    if problems:
        raise GesimError(problems)
    return tuple(code for code in known if code in (names or editions))


def known_publications(project: Project, names: Collection[str]) -> tuple[Project, ...]:
    """Some publications in the order of ``handbook.toml``; none named means all. The book is called by its name.

    Raises GesimError (``unknown-publication``).
    """
    known = {each.config.book.name: each for each in project.publications}
    if problems := [unknown_name("publication", name, known) for name in names if name not in known]:
        raise GesimError(problems)
    return tuple(each for name, each in known.items() if name in (names or known))


def unknown_name(what: str, name: str, known: Collection[str]) -> Diagnostic:
    """``unknown-language``, ``-format``, ``-publication``, ``-role``: a name on the command line that is none."""
    near = difflib.get_close_matches(name, known, 1)
    hint = (f"Did you mean {near[0]}? " if near else "") + f"There are: {', '.join(known)}."
    return error(f"unknown-{what}", f"there is no {what} “{name}”", Location(PATH), hint)


def read_templates(project: Project) -> Theme:
    """load: the theme, the project's own templates over the default ones; as a project, it is read once."""
    from gesim_build.theme import BookWords, read_theme

    words = BookWords(project.config.toml, project.config.special)  # the same in all publications
    of, theme = project.read.get("theme") or (None, None)
    if theme is None or of != words:
        theme = read_theme(project.root, words)
        project.read.put("theme", (words, theme))
    return theme


def load_book(project: Project) -> tuple[Book, tuple[Diagnostic, ...]]:
    """parse: the English book with its template strings, and what is wrong with it."""
    from gesim_build.book import own_inserts, parse_book
    from gesim_build.catalog.templates import in_own_words, template_strings, unknown_words
    from gesim_build.catalog.walk import note_problems
    from gesim_build.index_places import has_index, with_index
    from gesim_build.pipeline.title_pages import neutral_words

    config, sources = project.config, project.sources
    theme, words = read_templates(project), config.special.words
    once = _once(project, theme)
    strings = once("strings", lambda: template_strings(theme.files, theme.vocabulary)) + neutral_words(config)
    book, findings = parse_book(
        config.contents,
        config.title_page(),
        {section: config.toml.location(f"{config.place('contents')}.{section}").line for section in config.contents},
        sources.texts,
        sources.images,
        in_own_words(strings, words),
        theme.vocabulary,
        once,
    )
    if config.publication:
        book = own_inserts(book, {edition.country for edition in config.editions.values()})
    wrong_index: tuple[Diagnostic, ...] = ()
    if has_index(book):
        language = language_of(project, config.language)
        book, wrong_index = with_index(book, language, sources.texts, is_main=not config.publication)
    chapters = (*book.chapters, *book.inserts.values())
    notes = tuple(problem for chapter in chapters for problem in note_problems(chapter))
    unknown = unknown_words(strings, words, config.toml)
    of_theme = once("theme", lambda: (*theme.appearance_faults(), *theme.style_sheet_faults()))
    return book, (*sources.problems, *findings, *wrong_index, *notes, *unknown, *of_theme)


def _once(project: Project, theme: Theme) -> Once:
    """What makes once what all publications of a project have in common: they have the same sources and theme."""
    common = digest(project.sources.digest, theme.digest, repr(project.config.special))

    def once(name: str, make: Callable[[], T]) -> T:
        key = f"{common} {name}"
        if (known := project.kept.get(key)) is None:
            known = make()
            project.kept.put(key, known)
        return cast(T, known)

    return once


def read_catalogs(
    project: Project, languages: Collection[str] | None = None
) -> tuple[Mapping[str, Catalog], tuple[Diagnostic, ...]]:
    """load: the catalogs of some languages (default: all) but the source language's.

    Raises GesimError on a broken PO file.
    """
    from gesim_build.catalog.store import read_all
    from gesim_build.pipeline.cached import cached_catalog

    wanted = tuple(code for code in translated_languages(project) if languages is None or code in languages)
    return read_all(project.root, wanted, partial(cached_catalog, project))


def translated_languages(project: Project) -> tuple[str, ...]:
    """The languages of the editions that have a catalog: all but the source language."""
    return tuple(code for code in project.config.editions if code != project.config.language)


def stray_catalogs(project: Project) -> tuple[Diagnostic, ...]:
    """``unknown-edition`` for each file in ``translations/`` of a language that no edition is in."""
    from gesim_build.catalog.ledger_store import unknown_ledgers
    from gesim_build.catalog.store import unknown_catalogs

    config = project.config
    return (
        *unknown_catalogs(project.root, [code for code in config.languages if code != config.language]),
        *unknown_ledgers(project.root, config.languages),
    )


def catalogs_of(
    project: Project, book: Book, languages: Collection[str]
) -> tuple[Mapping[str, Catalog], tuple[Diagnostic, ...]]:
    """load: the catalogs of some languages, that of the pseudo-language derived from the book. See `read_catalogs`."""
    from gesim_build.catalog.pseudo import pseudo_catalog
    from gesim_build.catalog.units import units

    catalogs, notes = read_catalogs(project, languages)
    derived = {PSEUDO: pseudo_catalog(units(book))} if PSEUDO in languages else {}
    return {**catalogs, **derived}, notes


def languages_of(project: Project) -> Mapping[str, Language]:
    """The conventions of every edition's language, and of the pseudo-language.

    Raises GesimError for a language that is not known.
    """
    languages = {
        code: replace(language_of(project, code), fixed_space_before_percent=edition.fixed_space_before_percent)
        for code, edition in project.config.editions.items()
    }
    source = languages.get(project.config.language) or language_of(project, project.config.language)
    return languages | {source.code: source, PSEUDO: pseudo_language(source)}


def language_of(project: Project, code: str) -> Language:
    """The conventions of a language, with what the project says of it in ``languages/``.

    Raises GesimError for one that is not known, and for what is wrong in its file.
    """
    from gesim_build.languages import FOLDER, load
    from gesim_build.source import read_text
    from gesim_build.toml_source import parse_toml

    source = read_text(project.root, f"{FOLDER}/{code}.toml")
    place = project.config.toml.location(f"editions.{code}")
    return load(code, place, parse_toml(source) if source else None)


def translate(
    book: Book, catalog: Catalog | None, language: Language, source: Language, steps: Steps | None = None
) -> Book:
    """translate: the book with a catalog's words; without a catalog, the same book prepared as its own translation.

    ``language`` and ``source`` say how spaces are set in the translations and in what is not translated.
    """
    from gesim_build.assemble.steps import Steps
    from gesim_build.catalog.translate import Spacings, translate_book
    from gesim_build.languages.spacing import spacing_of

    once = steps or Steps()
    spacings = once("spacings", lambda: Spacings(spacing_of(language), spacing_of(source)), language, source)
    return translate_book(book, catalog, spacings, once)


def manuscript(
    project: Project,
    book: Book,
    catalog: Catalog | None,
    language: Language,
    theme: Any,
    marks: MessageMarks | None = None,
) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """translate and assemble: one edition's manuscript; with ``marks``, each text has the id of its message."""
    from gesim_build.assemble.edition_context import EditionContext
    from gesim_build.assemble.manuscript import assemble
    from gesim_build.assemble.unread import shows_unread
    from gesim_build.pipeline.reviewing import review_of_edition, signed_edition
    from gesim_build.pipeline.title_pages import book_info_of

    config = project.config
    state, _ = review_of_edition(project, book, language.code, catalog)
    edition = signed_edition(config.edition(language.code), state)
    source = language_of(project, config.language)
    steps = _steps(project, language.code, marked=marks is not None)
    translated = translate(book, catalog, language, source, steps)
    translated = marks.put(translated, steps) if marks else translated
    strings = dict(translated_strings(translated, catalog, language, config.special.words))
    info = book_info_of(project, translated, edition, (language, source), strings)
    wanted = EditionContext(
        edition=edition,
        language=language,
        source_language=source,
        info=info,
        values=edition_values(config, edition, language, info.title),
        strings=strings,
        funding=config.funding.get(language.code, ""),
        draft=config.book.draft,
        status_part=_status_part(config, book),
        signed=state.signed_parts(book) if state else None,
        messages=marks.records if marks else {},
        unread=shows_unread(book, edition.country),
    )
    text, problems = assemble(translated, wanted, theme, steps)
    return text, (*problems, *quick_access_faults(config, text))


def _steps(project: Project, language: str, *, marked: bool) -> Steps:
    """The steps in which an edition was assembled before, if that is remembered."""
    from gesim_build.assemble.steps import Steps

    if project.steps is None:
        return Steps()
    return project.steps.setdefault((project.config.publication, language, marked), Steps(remember=True))


def _status_part(config: Config, book: Book) -> str:
    """The part that says what state an edition is in: the imprint, else the last one of what is not the book itself."""
    parts = [chapter.slug for chapter in book.chapters]
    return parts[-1] if config.publication and parts and _IMPRINT not in parts else _IMPRINT


def what_is_pending(project: Project, book: Book, languages: Collection[str]) -> tuple[Pending, ...]:
    """What only people can supply for the editions in some languages."""
    from gesim_build.checks.pending import pending
    from gesim_build.pipeline.open_terms import candidates_of
    from gesim_build.pipeline.reviewing import review_in_ledger, signed_edition

    config = project.config
    states = {code: review_in_ledger(project, book, code) for code in (*languages, config.language)}
    editions = {code: signed_edition(config.edition(code), states[code]) for code in languages if code != PSEUDO}
    places = {code: config.toml.location(f"editions.{code}") for code in editions}
    source = states[config.language]
    signed = source.signed_chapters() if source else {}
    known = {key: found for code in editions for key, found in candidates_of(project, book, code).items()}
    return pending(book, editions, config.language, places, read_templates(project).vocabulary.reviews, signed, known)


def as_released(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings as a release takes them: what does not fit, or is printed nowhere, is an error; a draft may show it."""
    from gesim_build.formats.pdf.plan.findings import KINDS

    misfits = {
        "figure-overflow",
        "lost-in-manuscript",
        "missing-cover-glyph",
        "too-many-pages",
        *(code for code, kind in KINDS.items() if not kind.tolerated),
    }
    return tuple(
        replace(finding, severity=Severity.ERROR) if finding.code in misfits else finding for finding in findings
    )


def translated_strings(
    book: Book, catalog: Catalog | None, language: Language, words: Mapping[str, str]
) -> Mapping[str, str]:
    """The template strings of an edition by English msgid; without a catalog, in the words of the program.

    What the book says in place of a word of the theme is found by that word too.
    """
    from gesim_build.catalog.supplied import supplied_words
    from gesim_build.catalog.translate import Spacings, translate_strings
    from gesim_build.languages.spacing import spacing_of

    spacing = spacing_of(language)
    if catalog is not None or language.code == PSEUDO:
        found = translate_strings(book.strings, catalog, Spacings(spacing))
    else:
        supplied = supplied_words(language.code)
        said = translate_strings(book.strings, None)
        found = {text: spacing(supplied.get(own, own)) for text, own in said.items()}
    return {**{theirs: found[own] for theirs, own in words.items() if own in found}, **found}
