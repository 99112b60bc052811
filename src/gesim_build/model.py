"""The data types of the compiler. All are frozen: a stage takes values and returns new ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.kinds import BOOK, KINDS, Layout
from gesim_build.records import Record as Record
from gesim_build.records import TitlePage as TitlePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

# A text, so that the command line starts without importing the parser.
Tokens: TypeAlias = "Sequence[Token]"


# The kind of the page that begins a part of the book, to which the chapters after it belong.
DIVIDER = "divider"
# The kind of a form that is filled in: it is laid out as one, and is none to print or fill in.
EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Language:
    """One language's conventions, read from ``languages/CODE.toml``.

    ``quotes`` holds the primary opening and closing and the nested opening and closing quotation mark.
    ``labels`` maps a kind of numbered thing (``chapter``, ``section``, ``figure``, ``table``, ``form``, ``box``) to
    its pattern with ``{number}``: "Abschnitt {number}", "{number}. attēls".
    ``decimal`` is the decimal mark, ``semicolon`` what stands between the parts of a list that have commas in them.
    ``expansion`` is the usual length of a translation relative to English (1.25 means a quarter longer).
    ``stemmer`` names the stemming algorithm of the language's search and term check, empty if there is none;
    ``folded_marks`` are the combining marks that forms of a word do not share, ``noun_endings`` the endings of nouns,
    ``stop_words`` the words that carry no meaning of their own (folded); ``compounds`` says that nouns are written
    together. `languages.stems` uses them.
    ``other_quotes`` are marks that are right besides ``quotes``. ``numerals`` holds, for each number from 0, the
    beginnings of its words ("zwei|beid"), ``tens`` those of twenty, thirty and so on to ninety, ``scales`` the words
    for a thousand, a million and so on; ``doubled`` the words that may correctly occur twice in a row.
    ``articles`` holds the patterns for an article of a law, with ``{number}``: ``one``, ``many``, and ``number`` for
    each number in them ("{number}." where they are ordinal); a language that does not write paragraphs in brackets has
    ``paragraph`` and ``paragraphs`` too, with ``{number}`` and ``{paragraph}``. ``article_letters`` has what stands for
    the letter of an article that was inserted later («11α», "11 bis"). ``fixed_space_before_percent`` is the edition's.
    ``spaces_before`` has the space that goes before a mark, ``space_inside_quotes`` that within the outer quotation
    marks; at a space before one of ``fixed_spaces_before`` or behind one of ``fixed_spaces_after`` no line ends.
    `languages.spacing` uses them.
    """

    code: str
    name: str
    locale: str
    quotes: tuple[str, str, str, str]
    labels: Mapping[str, str]
    decimal: str
    space_before_percent: bool
    question_mark: str
    expansion: float
    semicolon: str = ";"
    stemmer: str = ""
    folded_marks: str = ""
    stop_words: frozenset[str] = frozenset()
    noun_endings: tuple[str, ...] = ()
    compounds: bool = False
    other_quotes: str = ""
    numerals: tuple[str, ...] = ()
    tens: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    doubled: frozenset[str] = frozenset()
    articles: Mapping[str, str] = field(default_factory=dict)
    article_letters: Mapping[str, str] = field(default_factory=dict)
    fixed_space_before_percent: bool = False
    spaces_before: Mapping[str, str] = field(default_factory=dict)
    space_inside_quotes: str = ""
    fixed_spaces_before: tuple[str, ...] = ()
    fixed_spaces_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A language and a country: which catalog, which conventions, which contacts and national inserts.

    ``date`` is the date of the edition, printed and written into the files: the only clock of a build.
    ``reviewed`` says whether a specialist signed the whole translation off, ``review`` what must be signed in a release
    (``none``, ``translation``, ``all``). ``isbn`` has the book number of each form
    of the edition that has one (``print``, ``pdf``, ``epub``), as it is printed. ``fixed_space_before_percent`` is
    house style: 14 % with a no-break space. One that is ``discreet`` says nothing of its subject outside its text.
    """

    language: str
    country: str
    date: dt.date
    facts_checked: dt.date
    reviewed: bool = False
    review: str = "none"
    isbn: Mapping[str, str] = field(default_factory=dict)
    fixed_space_before_percent: bool = False
    discreet: bool = False

    @property
    def code(self) -> str:
        """The BCP 47 tag, ``de-DE``."""
        return "-".join(filter(None, (self.language, self.country)))


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the handbook: its path relative to the project, its text with ``\\n`` line ends, in NFC."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A source file after the block rules: every piece of text is an ``inline`` token, not yet parsed further.

    ``slug`` is the file's name without number and suffix, and the id of its part. ``kind`` is one of ``front``,
    ``divider``, ``chapter``, ``form``, ``annex``, ``national``. ``meta`` holds the front matter. ``references`` are the
    link definitions of the file (label to href and title), ``repeated`` those of a label that has one before them,
    ``footnotes`` the plugin's record of footnote labels. ``country`` is set on national inserts only.
    """

    slug: str
    kind: str
    path: str
    tokens: tuple[Token, ...]
    references: Mapping[str, Any]
    footnotes: Mapping[str, Any]
    meta: Mapping[str, Any] = field(default_factory=dict)
    country: str = ""
    repeated: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: the SVG file's text, its path relative to the project, and the lines of its words in the file."""

    path: str
    svg: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A raster image: path relative to the project, media type and bytes; ``inks``: the same in CMYK, if it came so."""

    path: str
    media_type: str
    content: bytes
    inks: bytes = b""


@dataclass(frozen=True, slots=True)
class Book:
    """The parsed English handbook.

    ``chapters`` are in reading order; ``inserts`` are the national inserts by (country, slug); ``figures`` and
    ``images`` are by path relative to the project. ``records`` holds the `TitlePage`, then the registers in reading
    order. ``strings`` are the template strings (msgid and place).
    """

    chapters: tuple[Chapter, ...]
    inserts: Mapping[tuple[str, str], Chapter]
    figures: Mapping[str, Figure]
    images: Mapping[str, Image]
    records: tuple[Record, ...]
    strings: tuple[tuple[str, Location], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of text for the translator.

    ``msgid`` is inline Markdown with soft breaks as single spaces, NFC, trimmed. ``context`` becomes ``msgctxt``
    (empty: none). ``kind`` says what the text is ("paragraph", "table cell", "caption", ...), ``chapter`` is the
    English title of the part it is in. ``country`` is set when only that country's edition shows the text.
    """

    context: str
    msgid: str
    kind: str
    location: Location
    chapter: str
    comment: str = ""
    country: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What identifies a message in a catalog: (msgctxt, msgid)."""
        return (self.context, self.msgid)


@dataclass(frozen=True, slots=True)
class Message:
    """What a catalog says about one unit: the translation, whether it is fuzzy, the old English, its line.

    ``accepted`` holds the codes of findings that the translator accepts here, each with its reason:
    ``# gesim: accept CODE – reason``. One that ``repeats_source`` has only the English words again, and nobody has
    accepted that.
    """

    context: str
    msgid: str
    msgstr: str
    fuzzy: bool
    previous_msgid: str
    location: Location
    accepted: tuple[str, ...] = ()
    repeats_source: bool = False

    @property
    def is_translated(self) -> bool:
        """Whether the translation may be printed: there is one, it is not fuzzy, and it is not the English again."""
        return bool(self.msgstr.strip()) and not self.fuzzy and not self.repeats_source


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language's translations by (msgctxt, msgid). The pure side of a PO file."""

    language: str
    path: str
    messages: Mapping[tuple[str, str], Message]

    def translation(self, unit_key: tuple[str, str]) -> str | None:
        """The translation that may be printed, or None when it is missing, empty, fuzzy or the English again."""
        message = self.messages.get(unit_key)
        return message.msgstr if message and message.is_translated else None

    def without(self, places: Collection[Location]) -> Catalog:
        """The catalog without the messages at some places in its file."""
        kept = {key: message for key, message in self.messages.items() if message.location not in places}
        return replace(self, messages=kept)


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing that only a person can supply: a call, a review, an answer.

    ``kind`` is a key of the table in ``checks/pending.py``, ``what`` says what it is about; ``country`` is that of
    the edition which it concerns, "" if it concerns all. Of what is to be decided, ``candidates`` are the answers that
    there are so far. ``asked_of`` are the reviews and languages whose specialists have to do it, ``about`` the places
    that depend on it.
    """

    kind: str
    what: str
    location: Location
    country: str = ""
    candidates: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    about: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a part's XHTML refers to, by the name it uses: ``images/NAME``; ``inks`` is the same for a press."""

    name: str
    media_type: str
    content: bytes
    inks: bytes = b""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the finished book, laid out alone in the PDF and one page or content document elsewhere.

    ``id`` is the stem of its file name, the same in every language, and the ``id`` of its section element. ``kind``
    is ``front``, ``divider``, ``chapter``, ``form``, ``example`` or ``annex``, ``number`` as printed ("3", "B" or
    ""), ``label`` in words ("Kapitel 3"), ``title`` plain text. ``pillar`` is a word of the theme's vocabulary or "".
    ``xhtml`` is one well-formed ``section`` element. ``path`` is the English source file; ``lines`` has the places in
    the sources of the elements that begin a block there, by their number in document order, from 0.
    """

    id: str
    kind: str
    number: str
    label: str
    title: str
    pillar: str
    xhtml: str
    path: str
    assets: tuple[Asset, ...] = ()
    lines: Mapping[int, Location] = field(default_factory=dict)

    @property
    def is_imprint(self) -> bool:
        """The imprint is the part of the front matter with that id; as a rule it is on the back of the cover."""
        return self.kind == "front" and self.id == "imprint"

    @property
    def prints_index(self) -> bool:
        """Whether the index is printed in it: see ``templates/shared/registers.xhtml.j2``."""
        return '<div class="index">' in self.xhtml


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered or listed thing: a heading, figure, table, box or form.

    ``kind`` is ``part`` (level 1), ``section`` (level 2 and deeper), ``figure``, ``table`` or ``box``. ``number`` is
    "2.3" or "", ``label`` the whole reference text ("Abschnitt 2.3"), ``title`` plain text, ``part`` the part's id.
    ``box`` is the kind of a box, such as ``checklist``.
    """

    id: str
    kind: str
    level: int
    number: str
    label: str
    title: str
    part: str
    box: str = ""


@dataclass(frozen=True, slots=True)
class BookInfo:
    """What the covers and metadata say, already translated.

    ``name`` is the stem of output files, ``languages`` are all editions of the book; the licence is that of the text.
    ``kind`` is a key of `kinds.KINDS`; ``page_label`` is said on every page; forms by themselves name it if
    ``named_on_forms``; readers write to ``contact``; nobody has certified that everyone can read it if
    ``accessibility_certified_by`` is empty. With ``prints_lists`` it has lists; ``quick_access`` are ids of places.
    """

    name: str
    identifier: str
    title: str
    short_title: str
    subtitle: str
    edition_line: str
    description: str
    publisher: str
    authors: tuple[str, ...]
    license_name: str
    license_url: str
    languages: tuple[Edition, ...]
    kind: str = BOOK
    page_label: str = ""
    named_on_forms: bool = False
    contact: str = ""
    accessibility_certified_by: str = ""
    prints_lists: bool = False
    quick_access: tuple[str, ...] = ()

    @property
    def layout(self) -> Layout:
        """How its pages come about."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All that a format may see: an edition's finished text.

    ``anchors`` maps every element id to the id of its part; links between parts are written ``#id``. ``strings`` are
    the translated template strings by English msgid (missing ones are absent). A ``draft`` marks what is untranslated.
    ``terms`` are those of the printed glossary: the id of each, and what it is called in the text.
    """

    edition: Edition
    language: Language
    book: BookInfo
    parts: tuple[Part, ...]
    anchors: Mapping[str, str]
    entries: tuple[Entry, ...]
    strings: Mapping[str, str]
    draft: bool = True
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def prints_contents(self) -> bool:
        """Whether its pages have a list of contents."""
        least, chapters = self.book.layout.contents_from, [part for part in self.parts if part.kind == "chapter"]
        return self.book.layout.has_cover or 0 < least <= len(chapters)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file: path relative to ``dist/<lang>/``, media type and bytes.

    ``pages`` is set for PDFs, ``title`` for a file that is not the whole book. ``findings`` say what does not fit.
    ``pieces`` are the laid out pieces that it is bound of, if it is.
    """

    path: str
    media_type: str
    content: bytes
    pages: int = 0
    title: str = ""
    findings: tuple[Diagnostic, ...] = ()
    pieces: tuple[bytes, ...] = ()
