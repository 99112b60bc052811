"""Where the entries of the index lead: found once, in the book as it is written, so that all languages agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from operator import contains
from pathlib import PurePosixPath

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error, warning
from gesim_build.hashing import digest
from gesim_build.languages.stems import abbreviation, abbreviations, noun, words, written_words
from gesim_build.markdown.chapter_links import CHAPTERS
from gesim_build.markdown.index_marks import BELOW, DEEPEST, levels_of, mark_fault, marks_in
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter, Language, Record, Source
from gesim_build.own_ids import own_id
from gesim_build.registers.definitions import Term
from gesim_build.registers.index import IndexEntry
from gesim_build.schema import typed

# The key of a text's ``meta`` that has the ids of the entries which lead to it.
INDEXED = "indexed"
# An entry leads to so many sections that it is only mentioned in; to fewer of them if each says it once.
MOST_MENTIONS, MOST_SINGLE = 6, 2

# Of a text that is not parsed yet: where links lead, attributes, values, tags, and marks of notes.
_NOT_READ = re.compile(r"\]\([^()]*\)|\]\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>|\[\^[^\]]*\]")
# What only some editions have, and what is said of a picture.
_NOT_SEARCHED = ("national_open", "national_close", "image_block_open", "image_block_close")
_LISTING = "index_open"
# All that the chapter of an index has, but for comments.
_ALONE = ("heading_open", "inline", "heading_close", _LISTING, "index_close")
_COMMENT = "html_block"
# So many digits of the digest of its name are the id of an entry that no register has.
_DIGITS = 12
_GIVEN_ID = re.compile(r"\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}")

# The stems of the words of a phrase, and its abbreviations as they are written.
_Phrase = tuple[str, ...]


def has_index(book: Book) -> bool:
    """Whether a chapter of the book prints an index, or a national insert would."""
    return any(map(_prints_index, _all_of(book)))


def _prints_index(chapter: Chapter) -> bool:
    return any(token.type == _LISTING for token in chapter.tokens)


def _all_of(book: Book) -> tuple[Chapter, ...]:
    return (*book.chapters, *book.inserts.values())


def with_index(
    book: Book, language: Language, texts: Mapping[str, Source] | None = None, *, is_main: bool = True
) -> tuple[Book, tuple[Diagnostic, ...]]:
    """The book with the places of its index noted, with a record for each entry that only marks name; what is wrong.

    ``language`` is that in which the book is written. A book that prints no index is the same as before. All
    publications of a project share the register: an entry may lead to an id that only another one has, in one of the
    project's ``texts`` by path, and what leads nowhere is told of the main one.
    Codes: ``misplaced-index``, ``unresolved-reference``, ``empty-index-entry``.
    """
    if not has_index(book):
        return book, ()
    book = replace(book, records=(*book.records, *_marked_entries(book)))
    found = _found(book, _Search(index_entries(book.records), language))
    empty = _empty(book, found) if is_main else ()
    problems = (*_misplaced(book), *_unresolved(book, _ids_in(texts or {})), *empty)
    chapters = tuple(_noted(chapter, found.get(chapter.path, {})) for chapter in book.chapters)
    return replace(book, chapters=chapters), problems


def index_entries(records: Iterable[Record]) -> tuple[Record, ...]:
    """The entries: those of the register, and the terms of the glossary for which that has none of the same id."""
    own = [record for record in records if isinstance(record, IndexEntry)]
    taken = {record.id for record in own}
    return (*own, *(record for record in records if isinstance(record, Term) and record.id not in taken))


def heading_of(record: Record) -> str:
    """What an entry is called."""
    return record.term if isinstance(record, Term) else getattr(record, "heading", "")


def ids_by_name(records: Iterable[Record]) -> Mapping[str, str]:
    """The ids of entries by what a mark may call them: their ids, and their headings; of a sub-entry with both."""
    entries = {record.id: record for record in index_entries(records)}
    names: dict[str, str] = {}
    for record in entries.values():
        above = entries.get(getattr(record, "under", ""))
        names.setdefault(_name(map(heading_of, filter(None, (above, record)))), record.id)
    return {**names, **{name: name for name in entries}}


def entry_of(mark: str, names: Mapping[str, str]) -> str:
    """The id of the entry that a mark names."""
    return names.get(mark) or names.get(_name(levels_of(mark)), "")


def _name(levels: Iterable[str]) -> str:
    return f" {BELOW} ".join(levels).casefold()


def _marked_entries(book: Book) -> Iterator[IndexEntry]:
    """A record for each entry that a mark names and no register has, and for what it is below."""
    names = dict(ids_by_name(book.records))
    for mark, place in _marks(book):
        above = ""
        for depth, heading in enumerate(levels_of(mark)[:DEEPEST] if not entry_of(mark, names) else (), 1):
            name = _name(levels_of(mark)[:depth])
            if name not in names:
                names[name] = own_id(digest(name)[:_DIGITS], "entry")
                entry = typed(IndexEntry, {"heading": heading, "under": above}, location=place)
                yield replace(entry, id=names[name])
            above = names[name]


def _misplaced(book: Book) -> Iterator[Diagnostic]:
    """An index that is not the end of the book, or not alone in its chapter.

    It names the pages of all that comes before it: how long it is would depend on these, and they on that.
    """
    printed = [(chapter, token) for chapter in _all_of(book) for token in chapter.tokens if token.type == _LISTING]
    for chapter, token in printed:
        place = source_place(token, chapter.path)
        if len(printed) > 1 or not any(chapter is last for last in book.chapters[-1:]):
            hint = "Print one index, in the last chapter of the contents."
            yield error("misplaced-index", "this index is not the end of the book", place, hint)
        elif not _is_alone(chapter):
            hint = "Let its chapter be a title, “::: index” and “:::”; give all else a chapter before it."
            yield error("misplaced-index", "this index is not alone in its chapter", place, hint)


def _is_alone(chapter: Chapter) -> bool:
    """Whether the index is all that a chapter has below its title, to which no entry of the index leads."""
    marked = any(any(marks_in(token.content)) for token in chapter.tokens)
    return tuple(token.type for token in chapter.tokens if token.type != _COMMENT) == _ALONE and not marked


def _ids_in(texts: Mapping[str, Source]) -> Iterator[str]:
    """The ids that the chapters among some texts give, and their names: of those that are not parsed here too."""
    for path, source in texts.items():
        if PurePosixPath(path).parent.as_posix() == CHAPTERS:
            yield PurePosixPath(path).stem
            yield from _GIVEN_ID.findall(source.text)


def _ids_of(chapter: Chapter) -> Iterator[str]:
    """The ids of a chapter, and its name."""
    yield chapter.slug
    yield from (str(token.attrs["id"]) for token in chapter.tokens if "id" in token.attrs)


def _unresolved(book: Book, elsewhere: Iterable[str]) -> Iterator[Diagnostic]:
    """Entries that lead to ids which are neither in every edition of the book nor ``elsewhere``."""
    known = {*elsewhere, *(name for chapter in book.chapters for name in _ids_of(chapter))}
    itself = {name for chapter in book.chapters if _prints_index(chapter) for name in _ids_of(chapter)}
    for record in book.records:
        for name in record.at if isinstance(record, IndexEntry) else ():
            if name in itself:
                hint = "Name the id of what comes before the index."
                yield error("unresolved-reference", f"#{name} is in the index itself", record.where("at"), hint)
            elif name not in known:
                near = get_close_matches(name, sorted(known), 1)
                hint = f"Did you mean {near[0]}?" if near else "Name the id of a heading, figure, table, box or form."
                yield error("unresolved-reference", f"there is no #{name}", record.where("at"), hint)


def _empty(book: Book, found: Mapping[str, Mapping[int, Sequence[str]]]) -> Iterator[Diagnostic]:
    """Entries of the register that lead nowhere: no text has their words."""
    leading = {entry for of_chapter in found.values() for entries in of_chapter.values() for entry in entries}
    names = ids_by_name(book.records)
    leading |= {entry_of(mark, names) for mark, _ in _marks(book)}
    leading |= {getattr(record, "under", "") for record in book.records}
    for record in book.records:
        if isinstance(record, IndexEntry) and not (record.at or record.see or record.id in leading):
            hint = "Write words that the text has, or the ids of what it leads to: at = […]."
            message = f"the entry {record.heading} of the index leads nowhere"
            yield warning("empty-index-entry", message, record.where("words"), hint)


def _marks(book: Book) -> Iterator[tuple[str, Location]]:
    for chapter in _all_of(book):
        for token in chapter.tokens:
            for mark in marks_in(token.content) if token.type == "inline" else ():
                if not mark_fault(mark):
                    yield mark, source_place(token, chapter.path)


def _phrases(record: Record, language: Language) -> Iterator[_Phrase]:
    of_mark = isinstance(record, IndexEntry) and record.location.path.endswith(".md")
    named = record.phrases if isinstance(record, IndexEntry) else record.names if isinstance(record, Term) else ()
    for text in () if of_mark else named:
        short = abbreviations(text, language)
        if phrase := tuple(short.get(word) or noun(word, language) for word in words(text, language)):
            yield phrase


def _stems(text: str, language: Language) -> _Phrase:
    return tuple(noun(word, language) for word in words(text, language))


class _Search:
    """What is looked for in texts of a language: the phrases of each entry."""

    def __init__(self, entries: Iterable[Record], language: Language) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[str, _Phrase]]] = {}
        for entry in entries:
            for phrase in _phrases(entry, language):
                self._by_first.setdefault(phrase[0], []).append((entry.id, phrase))

    def entries_in(self, text: str) -> frozenset[str]:
        """The entries of which a text has a phrase, in any form of its words."""
        # A stem has no capitals: it is never mixed up with an abbreviation.
        read = written_words(_NOT_READ.sub(" ", text))
        forms = [{abbreviation(word), *_stems(word, self._language)} for word in read]
        return frozenset(
            entry
            for place, either in enumerate(forms)
            for word in either
            for entry, phrase in self._by_first.get(word, ())
            if len(forms) - place >= len(phrase) and all(map(contains, forms[place:], phrase))
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that speaks of an entry: its file, the number of its token, its section, and whether it is the heading."""

    path: str
    index: int
    section: tuple[str, int]
    is_heading: bool


def _found(book: Book, search: _Search) -> Mapping[str, Mapping[int, list[str]]]:
    """The entries that lead to each text, by the file of its chapter and the number of its token."""
    texts: dict[str, list[_Text]] = {}
    for chapter in book.chapters:
        for text, content in _texts(chapter):
            for entry in search.entries_in(content):
                texts.setdefault(entry, []).append(text)
    found: dict[str, dict[int, list[str]]] = {}
    for entry, own in texts.items():
        for text in _places(own):
            found.setdefault(text.path, {}).setdefault(text.index, []).append(entry)
    return found


def _places(texts: Sequence[_Text]) -> Iterator[_Text]:
    """Of the texts that have the words of an entry, those to which it leads.

    A section whose heading has them is where the thing is treated. Of the others those count that have them in two
    texts at least: one alone speaks of something else. Where there is no such section either, the first that have them
    at all.
    """
    treated = {text.section: text for text in reversed(texts) if text.is_heading}
    yield from treated.values()
    mentions: dict[tuple[str, int], list[_Text]] = {}
    for text in texts:
        if text.section not in treated:
            mentions.setdefault(text.section, []).append(text)
    discussed = sorted((one for one in mentions.values() if len(one) > 1), key=len, reverse=True)[:MOST_MENTIONS]
    singles = [] if treated or discussed else [*mentions.values()][:MOST_SINGLE]
    yield from (section[0] for section in (*discussed, *singles))


def _texts(chapter: Chapter) -> Iterator[tuple[_Text, str]]:
    """The texts of a chapter of the body with what they say, without those that only some editions have."""
    section, inside, tag = 0, 0, ""
    for index, token in enumerate(chapter.tokens if chapter.kind == "chapter" else ()):
        if token.type in _NOT_SEARCHED:
            inside += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            tag = token.tag if token.nesting > 0 else ""
            section += tag == "h2"
        elif token.type == "inline" and not inside and tag != "h1":
            yield _Text(chapter.path, index, (chapter.path, section), tag == "h2"), token.content


def _noted(chapter: Chapter, found: Mapping[int, list[str]]) -> Chapter:
    if not found:
        return chapter
    tokens = tuple(_with_entries(token, found.get(index, ())) for index, token in enumerate(chapter.tokens))
    return replace(chapter, tokens=tokens)


def _with_entries(token: Token, entries: Sequence[str]) -> Token:
    return token.copy(meta={**token.meta, INDEXED: tuple(entries)}) if entries else token
