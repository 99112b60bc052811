"""``handbook.toml`` -> Config. Unknown keys are errors that name the allowed ones."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from gesim_build.cache_url import may_hold_credentials, wrong_url
from gesim_build.config_keys import (
    NAME,
    NAME_FORM,
    BookTable,
    ContentsTable,
    EditionTable,
    HandbookToml,
    IsbnTable,
    PublicationTable,
    ReleaseTable,
)
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.isbn import digits_of, wrong_isbn
from gesim_build.kinds import BOOK, KINDS
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Edition, Source, TitlePage
from gesim_build.print_spec import PrintSpec
from gesim_build.schema import Value, keys_of, problems, typed
from gesim_build.toml_source import TomlSource, diagnostic_of, parse_toml, with_tables
from gesim_build.vocabulary import BookTables

PATH = "handbook/handbook.toml"
_BODY = "{body}"  # what the funding statement has in place of the granting body
_IMPRINT = "imprint"  # the part that prints it
_PUBLICATIONS = "publications"
# Each file of this folder holds the table of one publication.
_FOLDER = PurePosixPath("handbook") / _PUBLICATIONS
# Folders of dist/ that are no publication's.
_RESERVED = ("release", PSEUDO)


@dataclass(frozen=True, slots=True)
class Config:
    """What ``handbook.toml`` says of the book, or of another publication of the project, checked.

    ``contents`` maps ``front``, ``chapters``, ``forms`` and ``annexes`` to file names without suffix; ``editions`` maps
    a language to its edition; ``funding`` maps a language to the sentence to print (empty when switched off);
    ``print_spec`` says how the book is printed, ``paper`` is the size of the pages of a PDF and ``chapters_start`` the
    side on which its chapters begin, with ``page_references`` references say on which page a thing is, with
    ``print_addresses`` links out say their address, with a ``back_cover`` its last page says what it is, ``special`` is
    what is special to the book's field and look.
    ``publication`` is the name of what is published, "" for the book itself, ``kind`` says what it is, ``formats`` what
    it is made in (none for the usual ones). ``languages`` are those of the whole project; ``publications`` are the
    others by name, which only the book has. ``cache_url`` is the address of a shared cache, empty if there is none;
    ``memories`` are the files of translation memories.
    """

    toml: TomlSource
    book: BookTable
    contents: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Value]
    editions: Mapping[str, Edition]
    funding: Mapping[str, str]
    print_spec: PrintSpec
    special: BookTables
    paper: str
    chapters_start: str
    page_references: bool = False
    print_addresses: bool = False
    back_cover: bool = False
    publication: str = ""
    kind: str = BOOK
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    cache_url: str = ""
    memories: tuple[str, ...] = ()
    publications: Mapping[str, Config] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The source language."""
        return self.book.language

    @property
    def files(self) -> tuple[str, ...]:
        """Every chapter file's name without suffix, in reading order."""
        return tuple(name for names in self.contents.values() for name in names)

    def edition(self, language: str) -> Edition:
        """The edition in a language; in the pseudo-language it is that of the source language."""
        if language == PSEUDO:
            return replace(self.source_edition, language=PSEUDO, isbn={})
        return self.editions[language]

    def alongside(self, edition: Edition) -> tuple[Edition, ...]:
        """The editions that one may lead to, itself too: from a discreet one, no other tells what it is about."""
        return tuple(one for one in self.editions.values() if one.discreet == edition.discreet)

    @property
    def discreet_name(self) -> str:
        """The stem of the files of a discreet edition."""
        return self.book.discreet_name or KINDS[self.kind].plain_name

    @property
    def source_edition(self) -> Edition:
        """The edition in the source language; a publication without one has its first edition instead."""
        return self.editions.get(self.language) or next(iter(self.editions.values()))

    def title_page(self) -> TitlePage:
        """The translated texts of the ``[book]`` table as a record."""
        book = self.book
        return TitlePage(
            id=self.publication or BOOK,
            title=book.title,
            subtitle=book.subtitle,
            edition_line=book.edition_line,
            description=book.description,
            page_label=book.page_label,
            discreet_title=book.discreet_title,
            location=self.toml.location(self.place("book")),
            lines={name: self.toml.location(f"{self.place('book')}.{name}").line for name in keys_of(TitlePage)},
        )

    def place(self, table: str) -> str:
        """The dotted path of a table, ``book`` or ``contents``: that of a publication has the keys of both."""
        return f"{_PUBLICATIONS}.{self.publication}" if self.publication else table


def parse_config(source: Source, publications: Sequence[Source] = ()) -> Config:
    """Check the configuration: ``handbook.toml``, and the files that hold a publication each.

    Raises GesimError with all problems at once.
    """
    own = parse_toml(source)
    files = {_table_of(file.path): parse_toml(file) for file in publications}
    toml = with_tables(own, files)
    found = [*_defined_twice(own, files), *(diagnostic_of(one, toml) for one in problems(HandbookToml, toml.values))]
    said = typed(HandbookToml, toml.values)
    if not found:
        found = [one for rule in _RULES for one in rule(toml, said)]
    if found:
        raise GesimError(sorted(found, key=lambda problem: problem.location))
    return _config(toml, said)


def publication_files(texts: Mapping[str, Source]) -> tuple[Source, ...]:
    """Those of the texts in ``handbook/``, by path, that hold the table of a publication each."""
    return tuple(
        source
        for path, source in texts.items()
        if PurePosixPath(path).is_relative_to(_FOLDER) and path.endswith(".toml")
    )


def _table_of(path: str) -> str:
    """The dotted key of the table in a publication's file: the file has the name of the publication."""
    return f"{_PUBLICATIONS}.{PurePosixPath(path).relative_to(_FOLDER).with_suffix('')}"


def _defined_twice(own: TomlSource, files: Mapping[str, TomlSource]) -> Iterator[Diagnostic]:
    """``repeated-publication`` for each file of a publication that has a table in ``handbook.toml`` too."""
    there = own.values.get(_PUBLICATIONS)
    for key, file in files.items():
        name = key.partition(".")[2]
        if isinstance(there, dict) and name in there:
            text = f"the publication “{name}” has a table in {PATH} too"
            hint = "Keep one of the two, with the keys of both, or give the file another name."
            yield error("repeated-publication", text, Location(file.path, 1), hint, own.location(key))


def _config(toml: TomlSource, given: HandbookToml) -> Config:
    book = replace(given.book, facts_checked=given.book.facts_checked or given.book.date)
    sentences = given.funding.sentence if given.funding.enabled else {}
    config = Config(
        toml=toml,
        book=book,
        contents={name: getattr(given.contents, name) for name in keys_of(ContentsTable)},
        values=given.values,
        editions={code: _edition(code, table, book, given.release) for code, table in given.editions.items()},
        funding={code: text.replace(_BODY, given.funding.body) for code, text in sentences.items()},
        print_spec=given.print,
        special=given,
        paper=given.pdf.paper,
        page_references=given.pdf.page_references,
        chapters_start=given.pdf.chapters_start,
        print_addresses=given.pdf.print_addresses,
        back_cover=given.pdf.back_cover,
        languages=tuple(given.editions),
        cache_url=given.cache.url,
        memories=given.translations.memory,
    )
    others = {name: _publication(config, name, table) for name, table in given.publications.items()}
    return replace(config, publications=others)


def _publication(config: Config, name: str, table: PublicationTable) -> Config:
    """The configuration of a publication: that of the book, but for what its table says."""
    book = replace(
        config.book,
        name=name,
        identifier=table.identifier or uuid.uuid5(uuid.NAMESPACE_URL, f"{config.book.identifier}#{name}").urn,
        title=table.title,
        short_title=table.short_title or table.title,
        subtitle=table.subtitle,
        edition_line=table.edition_line or config.book.edition_line,
        description=table.description,
        page_label=table.page_label,
        discreet_title=table.discreet_title,
        discreet_name=table.discreet_name,
        lists=table.lists,
    )
    editions = {
        code: replace(
            edition,
            country=table.country or edition.country,
            reviewed=code in table.reviewed,
            isbn={},
            discreet=_own(table.discreet, edition.discreet),
        )
        for code, edition in config.editions.items()
        if code in (table.languages or config.editions)
    }
    contents = {section: getattr(table, section) for section in keys_of(ContentsTable)}
    return replace(
        config,
        book=book,
        contents=contents,
        editions=editions,
        publication=name,
        kind=table.kind,
        formats=table.formats,
    )


def _own(value: bool | None, inherited: bool) -> bool:
    """Whether something is discreet: as it says itself, else as what it belongs to is."""
    return inherited if value is None else value


def _edition(language: str, table: EditionTable, book: BookTable, release: ReleaseTable) -> Edition:
    checked = book.facts_checked or book.date
    discreet = _own(table.discreet, book.discreet)
    return Edition(
        language=language,
        country=table.country,
        date=book.date,
        facts_checked=checked,
        reviewed=table.reviewed,
        review=table.review or release.review,
        # By its number, a reader's program finds the title of a book.
        isbn={} if discreet else dict(_numbers(table)),
        fixed_space_before_percent=table.fixed_space_before_percent,
        discreet=discreet,
    )


def _numbers(table: EditionTable) -> Iterator[tuple[str, str]]:
    """The book numbers of an edition that are given, by form."""
    numbers = ((form, getattr(table.isbn, form)) for form in keys_of(IsbnTable))
    return ((form, number) for form, number in numbers if number)


def _editions_of_source(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    language = given.book.language
    if language not in given.editions:
        hint = f"Add [editions.{language}] with its country."
        yield error("missing-key", f"no edition for the source language {language}", toml.location("editions"), hint)


def _repeated(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    others = {f"{_PUBLICATIONS}.{name}": table for name, table in given.publications.items()}
    tables = {"contents": given.contents} | others
    for path, table in tables.items():
        seen: set[str] = set()
        for section in keys_of(ContentsTable):
            for name in getattr(table, section):
                slug = re.sub(r"^\d+-", "", name)
                if slug in seen:
                    hint = "Each file may be named once; two files may not differ only in their leading number."
                    place = toml.location(f"{path}.{section}")
                    yield error("repeated-chapter", f"{name} is named twice in the contents", place, hint)
                seen.add(slug)


def _published(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    """What would let two publications be taken for each other, or one for a language; languages without an edition."""
    editions, identifiers = tuple(given.editions), {given.book.identifier: "book"}
    taken = {given.book.name: "is the name of the book"}
    taken |= dict.fromkeys(_RESERVED, "is a folder of its own in dist/") | dict.fromkeys(editions, "is a language")
    for name, table in given.publications.items():
        path = f"{_PUBLICATIONS}.{name}"
        if wrong := taken.get(name) or ("" if re.fullmatch(NAME, name) else f"must be {NAME_FORM}"):
            hint = "Give it another name: its files and their folder are called by it."
            yield error("bad-value", f"the name of the publication “{name}” {wrong}", toml.location(path), hint)
        if table.identifier and (other := identifiers.setdefault(table.identifier, path)) != path:
            hint = "Each publication has an identifier of its own; without one, it is made of its name."
            text = f"{path}.identifier is that of {other} too"
            yield error("repeated-identifier", text, toml.location(f"{path}.identifier"), hint)
        if "print" in table.formats and not KINDS[table.kind].is_bound:
            text, hint = f"a {table.kind} is not made for a press", "Take print out, or make it a book."
            yield error("bad-value", f"{path}.formats: {text}", toml.location(f"{path}.formats"), hint)
        if table.page_label and KINDS[table.kind].is_folded:
            text, hint = f"a {table.kind} has no line on every page", "Say it in the text of its panels."
            yield error("bad-value", f"{path}.page_label: {text}", toml.location(f"{path}.page_label"), hint)
        for key, codes in (("languages", table.languages), ("reviewed", table.reviewed)):
            for code in (code for code in codes if code not in editions):
                hint = f"There are: {', '.join(editions)}. Each has a table [editions.CODE]."
                text = f"no edition is in the language “{code}”"
                yield error("unknown-edition", text, toml.location(f"{path}.{key}"), hint)


def _discreet_names(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    """Files of a discreet edition that would be called as those of something else are."""
    names = {given.book.name: "book", **{name: f"{_PUBLICATIONS}.{name}" for name in given.publications}}
    own = {code: _own(one.discreet, given.book.discreet) for code, one in given.editions.items()}
    discreet = {"book": given.book.discreet_name or KINDS[BOOK].plain_name} if any(own.values()) else {}
    for name, table in given.publications.items():
        if _own(table.discreet, any(own.get(code) for code in table.languages or own)):
            discreet[f"{_PUBLICATIONS}.{name}"] = table.discreet_name or KINDS[table.kind].plain_name
    for path, stem in discreet.items():
        if (other := names.setdefault(stem, path)) != path:
            hint = 'Give one of the two another name for its discreet files: discreet_name = "notes".'
            text = f"{path}: its discreet files would be called {stem}, as those of {other} are"
            yield error("bad-value", text, toml.location(f"{path}.discreet_name"), hint)


def _funding(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    """What would keep the funding statement from being printed as it is prescribed, once it is switched on."""
    if not given.funding.enabled:
        return
    sentences = given.funding.sentence
    for language in given.editions:
        if not sentences.get(language, "").strip():
            hint = (
                f'Add {language} = "…", the whole sentence that the granting body prescribes, or set enabled = false.'
            )
            place = toml.location(f"funding.sentence.{language}")
            yield error("missing-key", f"the funding statement has no sentence in {language}", place, hint)
    if any(_BODY in sentence for sentence in sentences.values()) and not given.funding.body.strip():
        hint = f'Add body = "…", the name that the sentences have as {_BODY}.'
        yield error("missing-key", "the funding statement names no granting body", toml.location("funding.body"), hint)
    for language, sentence in sentences.items():
        if braces := re.search(r"[{}]\w*\}?", sentence.replace(_BODY, " ")):
            place = toml.location(f"funding.sentence.{language}")
            text = f"“{braces[0]}” would be printed in the funding statement"
            yield error("bad-value", text, place, f"Only {_BODY} is replaced.")
    names = (name for section in keys_of(ContentsTable) for name in getattr(given.contents, section))
    if not any(re.sub(r"^\d+-", "", name) == _IMPRINT for name in names):
        hint = f"Add a file 00-{_IMPRINT} to the front: the statement is printed there."
        yield error("missing-chapter", "the funding statement has no imprint", toml.location("contents"), hint)


def _isbns(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    """Book numbers with a wrong digit, and one number for two things: it names one form of one edition."""
    seen: dict[str, str] = {}
    for language, table in given.editions.items():
        for form, isbn in _numbers(table):
            path = f"editions.{language}.isbn.{form}"
            if wrong := wrong_isbn(isbn):
                hint = "Compare it, digit by digit, with what the ISBN agency wrote."
                yield error("bad-value", f"{path} {wrong}", toml.location(path), hint)
            elif (other := seen.setdefault(digits_of(isbn), path)) != path:
                hint = "Each form of each edition has a number of its own."
                yield error("bad-value", f"{path} is the same number as {other}", toml.location(path), hint)


def _cache(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    """An address that cannot be one, or that holds credentials: its line is not shown then."""
    if given.cache.url and (wrong := wrong_url(given.cache.url)):
        place = Location(PATH) if may_hold_credentials(given.cache.url) else toml.location("cache.url")
        hint = "Credentials come from where the library of the store looks for them: see gesim docs scale."
        yield error("bad-value", f"cache.url {wrong}", place, hint)


def _exits(toml: TomlSource, given: HandbookToml) -> Iterator[Diagnostic]:
    """Countries that are none, and editions in which the link that leaves the page would lead nowhere."""
    pages, elsewhere = given.exit.pages, given.exit.page
    for country in pages:
        if not re.fullmatch("[A-Z]{2}", country):
            hint = "Call each page as the country of an edition: two capitals."
            yield error("bad-value", f"“{country}” is no country", toml.location(f"exit.pages.{country}"), hint)
    for code, edition in given.editions.items():
        if pages and not elsewhere and not pages.get(edition.country):
            hint = f'Add {edition.country or "the country"} to [exit.pages], or page = "https://…" to [exit].'
            place = toml.location("exit")
            yield error("missing-key", f"“Leave this page” leads nowhere in the edition {code}", place, hint)


_RULES = (_editions_of_source, _repeated, _published, _discreet_names, _funding, _isbns, _exits, _cache)
