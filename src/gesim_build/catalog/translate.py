"""Puts translations in place of the English. Pure; without a catalog everything stays English, by the same way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from markdown_it.token import Token

from gesim_build.catalog.figures import replace_words
from gesim_build.catalog.text import msgid_of
from gesim_build.catalog.units import record_texts
from gesim_build.catalog.walk import TranslatableText, translatable_texts
from gesim_build.diagnostics import Location
from gesim_build.languages.spacing import Spacing, as_written
from gesim_build.model import Book, Catalog, Chapter, Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spacings:
    """How spaces are set in the words of an edition, and in those of the source that stand in for them."""

    own: Spacing = as_written
    source: Spacing = as_written


AS_WRITTEN = Spacings()


class Once(Protocol):
    """Returns what a function makes of some inputs and of nothing else; perhaps what it has made of them before."""

    def __call__(self, name: Hashable, make: Callable[[], T], *inputs: object) -> T:
        """What ``make`` returns, or has returned for that name and those inputs."""


def at_once(name: Hashable, make: Callable[[], T], *inputs: object) -> T:
    """What ``make`` returns, whatever its name and inputs."""
    del name, inputs
    return make()


def translate_book(book: Book, catalog: Catalog | None, spacings: Spacings = AS_WRITTEN, once: Once = at_once) -> Book:
    """The whole book with a catalog's words; without a catalog, the English book prepared the same way.

    ``once`` translates each chapter.
    """

    def translated(chapter: Chapter) -> Chapter:
        texts = once(("texts", chapter.path), lambda: tuple(translatable_texts(chapter.tokens)), chapter)
        messages = catalog and tuple(catalog.messages.get(slot.key) for slot in texts)
        make = partial(translate_chapter, chapter, catalog, spacings)
        return once(("translated", chapter.path), make, chapter, messages, spacings)

    return replace(
        book,
        chapters=tuple(map(translated, book.chapters)),
        inserts={place: translated(insert) for place, insert in book.inserts.items()},
        figures={path: replace(f, svg=translate_svg(f.svg, catalog, spacings)) for path, f in book.figures.items()},
        records=tuple(translate_record(record, catalog, spacings) for record in book.records),
    )


def translate_chapter(chapter: Chapter, catalog: Catalog | None, spacings: Spacings = AS_WRITTEN) -> Chapter:
    """The chapter with each text translated; tokens are copied, never changed.

    ``meta["source"]`` of each text is the English message id, ``meta["location"]`` the place of what is printed (in
    the PO file, or in the English source). A text without a usable translation stays English, with
    ``meta["untranslated"]`` set to ``missing`` or ``fuzzy``.
    """
    tokens = list(chapter.tokens)
    for slot in translatable_texts(chapter.tokens):
        tokens[slot.index] = _translated(tokens[slot.index], slot, slot.place_in(chapter), catalog, spacings)
    return replace(chapter, tokens=tuple(tokens))


def translate_svg(svg: str, catalog: Catalog | None, spacings: Spacings = AS_WRITTEN) -> str:
    """The figure with its words translated; those without a translation are marked ``lang="en"``, ``untranslated``."""
    return replace_words(svg, lambda msgid: _found(catalog, ("", msgid), spacings))


def translate_record(record: Record, catalog: Catalog | None, spacings: Spacings = AS_WRITTEN) -> Record:
    """The record with its texts translated; the keys that stay English for want of one are in ``untranslated``."""
    found = {key: (msgid, _found(catalog, ("", msgid), spacings)) for key, msgid in record_texts(record)}
    texts: Mapping[str, Any] = {key: text or spacings.source(msgid) for key, (msgid, text) in found.items()}
    missing = frozenset(key for key, (_, text) in found.items() if text is None)
    places = {key: _place(catalog, ("", msgid)) for key, (msgid, text) in found.items() if text is not None}
    translated = {key: place for key, place in places.items() if place}
    return replace(record, **texts, untranslated=missing, translated=translated)


def translate_strings(
    strings: Iterable[tuple[str, Location]], catalog: Catalog | None, spacings: Spacings = AS_WRITTEN
) -> Mapping[str, str]:
    """The template strings by English message id; those without a usable translation are absent."""
    pairs = ((text, _found(catalog, ("", msgid_of(text)), spacings)) for text, _ in strings)
    return {text: translated for text, translated in pairs if translated is not None}


def _found(catalog: Catalog | None, key: tuple[str, str], spacings: Spacings) -> str | None:
    """What to print for a message: its translation, the English itself without a catalog, None if it is missing."""
    found = key[1] if catalog is None else translation(catalog, key)
    return found and spacings.own(found)


def translation(catalog: Catalog, key: tuple[str, str]) -> str | None:
    """The translation that may be printed, in the same normal form as a message id; None if there is none."""
    found = catalog.translation(key)
    return msgid_of(found) or None if found else None


def _place(catalog: Catalog | None, key: tuple[str, str]) -> Location | None:
    message = catalog.messages.get(key) if catalog else None
    return message.location if message else None


def _translated(
    token: Token, slot: TranslatableText, place: Location, catalog: Catalog | None, spacings: Spacings
) -> Token:
    meta = {**token.meta, "source": slot.msgid, "location": place}
    content = spacings.source(slot.msgid)
    if catalog is not None and not slot.skipped:
        message = catalog.messages.get(slot.key)
        found = translation(catalog, slot.key)
        if found is None:
            meta["untranslated"] = "fuzzy" if message and message.fuzzy and message.msgstr else "missing"
        else:
            content = spacings.own(found)
            meta["location"] = message.location if message else place
    return token.copy(content=content, meta=meta)
