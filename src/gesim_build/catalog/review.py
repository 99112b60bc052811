"""The state of the review of one language: which messages need which sign-offs, and which they have. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from gesim_build.catalog.ledger import TERMINOLOGY, TRANSLATION, SignOff, hash_of
from gesim_build.catalog.progress import count_words
from gesim_build.catalog.units import THEME
from gesim_build.catalog.walk import chapter_title
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Catalog, Unit
from gesim_build.registers import REGISTERS
from gesim_build.registers.definitions import Term

Key = tuple[str, str]
# How alike, in percent, a text must be to one that was signed to be a new wording of it.
_ALIKE = 70
_GLOSSARY = next(register.path for register in REGISTERS if register.record is Term)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One message of a chapter: what it needs, and what it has.

    ``msgstr`` is empty in the source language; ``is_ready`` says whether there is anything to sign: a missing or fuzzy
    translation cannot be. ``needed`` and ``signed`` are kinds of sign-offs. ``before`` is the last sign-off of the same
    message with other texts. ``place`` is where to read it: in the catalog, or in the source.
    """

    key: Key
    msgstr: str
    place: Location
    is_ready: bool
    needed: tuple[str, ...]
    signed: tuple[str, ...] = ()
    before: SignOff | None = None

    @property
    def hash(self) -> str:
        """What a sign-off of it is of."""
        return hash_of(*self.key, self.msgstr)

    @property
    def open(self) -> tuple[str, ...]:
        """The kinds of sign-offs that it needs and does not have."""
        return tuple(kind for kind in self.needed if kind not in self.signed)

    @property
    def words(self) -> int:
        """The number of its English words."""
        return count_words(self.key[1])


@dataclass(frozen=True, slots=True)
class Count:
    """How many messages of a chapter need a kind of sign-off, and how many have it."""

    kind: str
    needed: int
    signed: int

    @property
    def is_whole(self) -> bool:
        """Whether none is open."""
        return self.signed == self.needed


@dataclass(frozen=True, slots=True)
class ChapterReview:
    """The messages of a chapter, which is called by its English title; ``path`` is that of its source, or empty.

    A message that several chapters share is in each of them.
    """

    title: str
    path: str
    messages: tuple[Reviewed, ...]

    def counts(self) -> tuple[Count, ...]:
        """The state by kind of sign-off, for those that are needed."""
        kinds = dict.fromkeys(kind for one in self.messages for kind in one.needed)
        return tuple(self._count(kind) for kind in kinds)

    def _count(self, kind: str) -> Count:
        needed = [one for one in self.messages if kind in one.needed]
        return Count(kind, len(needed), sum(kind in one.signed for one in needed))


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one language by chapter, in reading order. ``path`` is the ledger's."""

    language: str
    path: str
    chapters: tuple[ChapterReview, ...]

    @property
    def messages(self) -> tuple[Reviewed, ...]:
        """All messages, each once for each chapter that has it."""
        return tuple(chain.from_iterable(chapter.messages for chapter in self.chapters))

    def signed_chapters(self) -> Mapping[str, frozenset[str]]:
        """The kinds of sign-offs that are whole in a chapter, by the path of its file."""
        return {
            chapter.path: frozenset(count.kind for count in chapter.counts() if count.is_whole)
            for chapter in self.chapters
            if chapter.path
        }

    def signed_parts(self, book: Book) -> Mapping[str, frozenset[str]]:
        """The same by the id of the part."""
        found = self.signed_chapters()
        return {chapter.slug: found[chapter.path] for chapter in book.chapters if chapter.path in found}

    def is_signed(self, kind: str) -> bool:
        """Whether all that need a kind of sign-off have it, and any does."""
        needed = [one for one in self.messages if kind in one.needed]
        return bool(needed) and all(kind in one.signed for one in needed)


def review(
    language: str,
    path: str,
    books: Sequence[Book],
    units: Iterable[Unit],
    catalog: Catalog | None,
    ledger: Sequence[SignOff],
) -> Review:
    """The state of a language from the texts of its editions, its catalog (None for the source) and its ledger.

    Every message of a translation needs a sign-off as translation, and the terms of the glossary one as terminology.
    What a chapter is marked with (``review: legal``) all its messages need, in the source language too.
    """
    marks = _marks(books)
    paths = {chapter_title(chapter): chapter.path for book in books for chapter in book.chapters}
    needs: dict[str, dict[Key, tuple[Unit, set[str]]]] = {}
    for unit in units:
        if kinds := set(_needed(unit, marks, translated=catalog is not None)):
            needs.setdefault(unit.chapter, {}).setdefault(unit.key, (unit, set()))[1].update(kinds)
    signed = _Signatures.of(ledger, {key for found in needs.values() for key in found})
    chapters = (
        ChapterReview(
            title, paths.get(title, ""), tuple(signed.put_to(_message(*one, catalog)) for one in found.values())
        )
        for title, found in needs.items()
    )
    return Review(language, path, tuple(chapters))


@dataclass(frozen=True, slots=True)
class _Signatures:
    """A ledger: the kinds of sign-offs of each hash, and the latest of each message, whatever it said then."""

    kinds: Mapping[str, frozenset[str]]
    last: Mapping[Key, SignOff]
    # Those of texts that the edition no longer has, by what they said: where the English was changed.
    left: Mapping[str, SignOff]

    @classmethod
    def of(cls, ledger: Iterable[SignOff], present: Collection[Key]) -> _Signatures:
        kinds: dict[str, frozenset[str]] = {}
        last: dict[Key, SignOff] = {}
        for one in sorted(ledger, key=lambda one: (one.date, one)):
            kinds[one.hash] = kinds.get(one.hash, frozenset()) | {one.kind}
            last[one.key] = one
        return cls(kinds, last, {one.msgid: one for key, one in last.items() if key not in present})

    def put_to(self, message: Reviewed) -> Reviewed:
        """A message with what was signed of it."""
        own = message.hash
        signed = tuple(sorted(self.kinds.get(own, ()))) if message.is_ready else ()
        return replace(message, signed=signed, before=None if own in self.kinds else self._before(message.key))

    def _before(self, key: Key) -> SignOff | None:
        """The last sign-off of a message, or of the text that it was until its English was changed."""
        if key in self.last or not self.left:
            return self.last.get(key)
        from rapidfuzz.process import extractOne

        found = extractOne(key[1], self.left.keys(), score_cutoff=_ALIKE)
        return self.left[found[0]] if found else None


def _message(unit: Unit, needed: Collection[str], catalog: Catalog | None) -> Reviewed:
    """A message, whatever was signed of it."""
    kinds = tuple(sorted(needed, key=lambda kind: (kind != TRANSLATION, kind != TERMINOLOGY, kind)))
    if catalog is None:
        return Reviewed(unit.key, "", unit.location, True, kinds)
    message = catalog.messages.get(unit.key)
    text = message.msgstr if message else ""
    ready = bool(message and text and not message.fuzzy and not message.repeats_source)
    return Reviewed(unit.key, text, message.location if message else unit.location, ready, kinds)


def _needed(unit: Unit, marks: Mapping[str, frozenset[str]], *, translated: bool) -> Iterator[str]:
    if translated:
        yield TRANSLATION
        if unit.location.path == _GLOSSARY:
            yield TERMINOLOGY
    if unit.kind != THEME:
        yield from marks.get(unit.chapter, ())
        yield from marks.get(unit.location.path, ())


def _marks(books: Iterable[Book]) -> Mapping[str, frozenset[str]]:
    """The reviews that chapters are marked with, by title; those of national passages by path."""
    found: dict[str, frozenset[str]] = {}
    for chapter in (one for book in books for one in (*book.chapters, *book.inserts.values())):
        if mark := str(chapter.meta.get("review") or ""):
            name = chapter.path if chapter.country else chapter_title(chapter)
            found[name] = found.get(name, frozenset()) | {mark}
    return found
