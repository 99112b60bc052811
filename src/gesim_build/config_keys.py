"""Every key of ``handbook.toml``: the tables behind validation, the JSON Schema and the documentation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gesim_build.kinds import BOOK, KINDS
from gesim_build.output_formats import FORMATS
from gesim_build.print_spec import ANY, RIGHT, TRIMS, PrintSpec
from gesim_build.schema import Key, Value, key
from gesim_build.urls import WEB_PLACE, is_web_address
from gesim_build.vocabulary import BookTables

# What must be signed in the ledger of an edition before it may be released.
REVIEW_POLICIES = ("none", "translation", "all")
NAME, NAME_FORM = r"[a-z0-9][a-z0-9-]*", "small letters from a to z, digits and hyphens"
_STEM = {"pattern": rf"({NAME})?", "form": NAME_FORM}
_FILES = {"pattern": r"[0-9a-z][0-9a-z-]*", "form": NAME_FORM}


@dataclass(frozen=True, slots=True, kw_only=True)
class BookTable:
    """The table ``[book]``."""

    name: str = key("Stem of the output files: NAME-de.pdf.", required=True, pattern=NAME, form=NAME_FORM)
    identifier: str = key("A fixed unique id, best urn:uuid:…; never change it.", required=True)
    title: str = key("Title. Translated.", required=True)
    short_title: str = key("Short title for running heads and file lists. Not translated.", required=True)
    subtitle: str = key("Subtitle. Translated.", default="")
    edition_line: str = key('What the cover says of the edition ("Working edition 1"). Translated.', default="")
    description: str = key("One or two sentences for catalogs and the start page. Translated.", default="")
    page_label: str = key(
        "Printed on every page, and at the head of each part elsewhere: what nobody may overlook. Translated.",
        default="",
    )
    discreet: bool = key(
        "Titles, file names, properties, cover and start page say nothing of the subject: a neutral title does.",
        default=False,
    )
    discreet_title: str = key(
        "The title that a discreet edition has outside its text; “Handbook” if not given. Translated.", default=""
    )
    discreet_name: str = key("Stem of the files of a discreet edition: handbook if not given.", default="", **_STEM)
    named_on_forms: bool = key(
        "A form as a file of its own names the book that its sections are in, by the short title.", default=False
    )
    language: str = key(
        "Language of the source text.", default="en", pattern=r"[a-z]{2,3}", form="two or three small letters"
    )
    publisher: str = key("Publisher, empty if there is none yet.", default="")
    authors: tuple[str, ...] = key("Authors, as they should be printed.", default=())
    contact: str = key(
        "Where readers write and report mistakes, as it is printed in the imprint and on the back cover.", default=""
    )
    accessibility_certified_by: str = key(
        "Who has evaluated finished EPUBs and certifies that they conform to EPUB Accessibility 1.1 at WCAG 2.2 AA.",
        default="",
    )
    date: dt.date = key(
        "Date of the edition. The only clock of a build: it is printed and written into files.", required=True
    )
    facts_checked: dt.date | None = key(
        "When facts and contacts were last checked. Default: the date of the edition.", default=None
    )
    license: str = key("Short name of the text's licence.", default="")
    license_url: str = key(
        "Address of the licence.",
        default="",
        pattern=rf"(https://{WEB_PLACE})?",
        known=is_web_address,
        form="an address that begins with https://",
    )
    lists: bool = key(
        "Lists of figures, tables, forms and those kinds of boxes that have a list follow the contents.", default=False
    )
    draft: bool = key("Drafts mark untranslated passages and say on the cover that they are drafts.", default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsTable:
    """The table ``[contents]``: names of files without suffix."""

    front: tuple[str, ...] = key("Front matter: imprint, safety notice.", default=(), **_FILES)
    chapters: tuple[str, ...] = key("Chapters; they are numbered in this order.", required=True, **_FILES)
    forms: tuple[str, ...] = key("Forms, each on sheets of its own.", default=(), **_FILES)
    annexes: tuple[str, ...] = key("What follows the forms: glossary, contacts.", default=(), **_FILES)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsbnTable:
    """The table ``[editions.CODE.isbn]``."""

    print: str = key("ISBN of the printed book: the bar code on its back.", default="")
    pdf: str = key("ISBN of the PDF.", default="")
    epub: str = key("ISBN of the EPUB.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionTable:
    """A table ``[editions.CODE]``."""

    country: str = key(
        "Country of the edition (ISO 3166, two capitals): its inserts and contacts. Most books have none.",
        default="",
        pattern=r"([A-Z]{2})?",
        form="two capitals",
    )
    reviewed: bool = key(
        "A specialist signed the whole translation off: read only while there is no ledger of sign-offs.", default=False
    )
    review: str | None = key(
        "What must be signed before it is released; as in [release] if not given.",
        default=None,
        choices=REVIEW_POLICIES,
    )
    discreet: bool | None = key("Whether the edition is discreet; as the book is if not given.", default=None)
    fixed_space_before_percent: bool = key(
        "Let the check say where no fixed space precedes a percent sign (14\u00a0%): a matter of house style.",
        default=False,
    )
    isbn: IsbnTable = key("The book numbers of the edition: each form of it has its own.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfTable:
    """The table ``[pdf]``."""

    paper: str = key("Paper size.", default="A4", choices=tuple(TRIMS))
    page_references: bool = key("References say the page that they lead to, in print too.", default=False)
    chapters_start: str = key(
        "Where chapters begin: each on a right-hand page, or on any.", default=RIGHT, choices=(RIGHT, ANY)
    )
    print_addresses: bool = key("Links out of the book have their address printed, in print too.", default=False)
    back_cover: bool = key("The last page says what the book is, whose, and under which licence.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheTable:
    """The table ``[cache]``."""

    url: str = key(
        "A cache that machines share: a folder, file:///srv/cache, or a place in an object store, s3://bucket/place.",
        default="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationsTable:
    """The table ``[translations]``."""

    memory: tuple[str, ...] = key(
        "Files of TMX in translations/, from which gesim missing and gesim memory make suggestions.",
        default=(),
        pattern=r"translations/(?!.*\.\.)[^\\:]+\.tmx",
        form='the path of a file in translations/, such as "translations/memory.tmx"',
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTable:
    """The table ``[release]``."""

    review: str = key("What must be signed before an edition is released.", default="none", choices=REVIEW_POLICIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingTable:
    """The table ``[funding]``; ``sentence`` is by language."""

    enabled: bool = key("Print the statement in the imprint.", default=False)
    body: str = key("The granting body, put where the sentence says {body}.", default="")
    sentence: Mapping[str, str] = key(
        "The whole sentence in each language; it is never translated by the program.",
        each=Key("The sentence in this language."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationTable(ContentsTable):
    """A table ``[publications.NAME]``: what differs from the book, and which files make it."""

    kind: str = key("What it is, and so how it is laid out.", default=BOOK, choices=tuple(KINDS))
    identifier: str = key("A fixed unique id; made of the book's and of the name if not given.", default="")
    title: str = key("Title. Translated.", required=True)
    short_title: str = key("For running heads and file lists; the title if not given. Not translated.", default="")
    subtitle: str = key("Subtitle. Translated.", default="")
    edition_line: str = key(
        "What its cover says of the edition; that of the book if not given. Translated.", default=""
    )
    description: str = key("One or two sentences for catalogs and the start page. Translated.", default="")
    page_label: str = key(
        "Printed on every page, and at the head of each part elsewhere: what nobody may overlook. Translated.",
        default="",
    )
    discreet: bool | None = key("Whether its editions are discreet; as the book is if not given.", default=None)
    discreet_title: str = key(
        "The title that it has outside its text where it is discreet; what it is, “Report”, if not given. Translated.",
        default="",
    )
    discreet_name: str = key("Stem of its files where it is discreet; its kind if not given.", default="", **_STEM)
    lists: bool = key("Lists of its figures, tables, forms and so on follow its contents.", default=False)
    languages: tuple[str, ...] = key("The languages it is made in; all of the book if not given.", default=())
    country: str = key(
        "The country of all its editions; that of the language's edition if not given.",
        default="",
        pattern=r"([A-Z]{2})?",
        form="two capitals",
    )
    reviewed: tuple[str, ...] = key(
        "The languages in which a specialist signed its translation off: read only where there is no ledger.",
        default=(),
    )
    formats: tuple[str, ...] = key(
        "The formats it is made in; the usual ones if not given.", default=(), choices=tuple(FORMATS)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookToml(BookTables):
    """The whole file; ``editions`` is by language."""

    book: BookTable = key("The book as a whole.", required=True)
    contents: ContentsTable = key("Which files make the book, in order: names in chapters/ without .md.", required=True)
    values: Mapping[str, Value] = key(
        "Your own values for {{name}} in the text.",
        each=Key("A text, a date or a list of texts; dates and lists print in the language's form."),
    )
    editions: Mapping[str, EditionTable] = key(
        "One table for each language.",
        required=True,
        each=Key("An edition: the language's code is the name of the table."),
    )
    publications: Mapping[str, PublicationTable] = key(
        "What else is published from the sources of the book.",
        each=Key("A publication: the name of the table is the stem of its files."),
    )
    pdf: PdfTable = key("The PDF.")
    print: PrintSpec = key("The files for a print shop: gesim build --format print.")
    cache: CacheTable = key("What is kept of earlier builds, of other machines too.")
    translations: TranslationsTable = key("Where translations come from besides the catalogs.")
    release: ReleaseTable = key("What a release refuses.")
    funding: FundingTable = key("The funding statement; off unless the publisher switches it on.")
