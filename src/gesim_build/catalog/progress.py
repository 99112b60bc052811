"""How far a translation is: every text of an edition, and whether it is translated, fuzzy or missing. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gesim_build.catalog.text import SAME_EVERYWHERE
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Catalog, Unit

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_TARGET = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|\{[^}]*\}|<?https?://[^\s>]+>?")


class TranslationState(StrEnum):
    """What a catalog has for a text."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Item:
    """One message: the first unit that shows it, its state, the number of its English words.

    ``line`` is that of its entry in the PO file, 0 if it has none yet; ``previous`` and ``translation`` are the old
    English and its translation when it is fuzzy.
    """

    unit: Unit
    state: TranslationState
    words: int
    line: int
    previous: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The state of one language: its messages in reading order. ``path`` is its PO file."""

    language: str
    path: str
    items: tuple[Item, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing or fuzzy."""
        return all(item.state is TranslationState.TRANSLATED for item in self.items)

    def chapters(self) -> dict[str, tuple[Item, ...]]:
        """The messages by the chapter that shows them first, in reading order."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.unit.chapter, []).append(item)
        return {chapter: tuple(items) for chapter, items in found.items()}

    def open_items(self) -> tuple[Item, ...]:
        """What a translator has to do."""
        return tuple(item for item in self.items if item.state is not TranslationState.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Tally:
    """English words by state."""

    translated: int
    fuzzy: int
    missing: int

    @property
    def words(self) -> int:
        """All words."""
        return self.translated + self.fuzzy + self.missing

    @property
    def percent(self) -> int:
        """The share that is translated, rounded down so that 100 means all; of no words it is 100."""
        return self.translated * 100 // self.words if self.words else 100


def survey(units: Iterable[Unit], catalog: Catalog) -> Survey:
    """The state of every message of an edition; one that occurs in several places counts once."""
    first: dict[tuple[str, str], Unit] = {}
    for unit in units:
        first.setdefault(unit.key, unit)
    return Survey(catalog.language, catalog.path, tuple(_item(unit, catalog) for unit in first.values()))


def tally(items: Sequence[Item]) -> Tally:
    """The words of some messages by state."""
    return Tally(*(sum(item.words for item in items if item.state is state) for state in TranslationState))


def count_words(msgid: str) -> int:
    """The words a translator reads: without addresses, references and placeholders."""
    return len(_WORD.findall(SAME_EVERYWHERE.sub(" ", _TARGET.sub(" ", msgid))))


def selected(editions: Collection[str], source: str, wanted: Collection[str]) -> tuple[str, ...]:
    """The languages to work on: those wanted, or all that are translated.

    Raises GesimError (``unknown-language``) for one that has no catalog.
    """
    translated = [code for code in editions if code != source]
    place = Location("handbook/handbook.toml")
    problems = []
    for code in wanted:
        if code == source:
            what = f"“{code}” is the language of the source: there is nothing to translate"
        elif code == PSEUDO:
            what = f"“{code}” is derived from the English text: it has no catalog"
        elif code not in translated:
            what = f"there is no edition in the language “{code}”"
        else:
            continue
        problems.append(error("unknown-language", what, place, f"Translated: {', '.join(translated) or 'none'}."))
    if problems:
        raise GesimError(problems)
    return tuple(code for code in translated if not wanted or code in wanted)


def _item(unit: Unit, catalog: Catalog) -> Item:
    message = catalog.messages.get(unit.key)
    words = count_words(unit.msgid)
    if message is None or not message.msgstr or message.repeats_source:
        return Item(unit, TranslationState.MISSING, words, message.location.line if message else 0)
    state = TranslationState.FUZZY if message.fuzzy else TranslationState.TRANSLATED
    return Item(unit, state, words, message.location.line, message.previous_msgid, message.msgstr)
