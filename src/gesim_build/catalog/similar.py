"""Finds texts like one that is to be translated, with the translations they have: in catalogs and in memories. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gesim_build.catalog.likeness import REORDERED, SHORT, folded, sorted_words
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.diagnostics import Location

# Likeness in percent from which a suggestion saves a translator work; below it, reading it costs more.
AT_LEAST = 70
_MOST = 5
# What it costs that words are in another order.
_REORDERED = round(REORDERED * 100)
_LOOK_AT = 20


@dataclass(frozen=True, slots=True)
class Remembered:
    """A text that was translated once. ``place`` says where that is found; ``obsolete`` that the book dropped it."""

    source: str
    translation: str
    place: Location
    context: str = ""
    obsolete: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A remembered text, and how like it is to the one asked for: in percent, 100 for the same words."""

    remembered: Remembered
    likeness: int


@dataclass(frozen=True, slots=True)
class Memory:
    """Remembered texts, ready to be searched: `folded` and `ordered` are their texts as they are compared."""

    texts: Sequence[Remembered]
    folded: Sequence[str]
    ordered: Sequence[str]

    @classmethod
    def of(cls, texts: Iterable[Remembered]) -> Memory:
        """A memory of some texts; the same text with the same translation is kept once, where it is met first."""
        found = tuple({(one.source, one.translation): one for one in reversed([*texts])}.values())[::-1]
        plain = tuple(folded(one.source) for one in found)
        return cls(found, plain, tuple(map(sorted_words, plain)))

    def similar(self, text: str, most: int = _MOST, at_least: int = AT_LEAST) -> tuple[Suggestion, ...]:
        """What is most like a text, the likest first, at most `most`; each translation once."""
        likenesses = {
            index: 100 if self.texts[index].source == text else min(likeness, 99)
            for index, likeness in self._alike(folded(text), at_least)
        }
        found: dict[str, Suggestion] = {}
        for index in sorted(likenesses, key=lambda index: (-likenesses[index], index)):
            suggestion = Suggestion(self.texts[index], likenesses[index])
            found.setdefault(suggestion.remembered.translation, suggestion)
        return tuple(found.values())[:most]

    def _alike(self, text: str, at_least: int) -> Iterator[tuple[int, int]]:
        """Index and likeness of texts that may be worth a look: letter by letter, and in another order."""
        from rapidfuzz import fuzz, process

        best: dict[int, float] = defaultdict(float)
        compared = [(text, self.folded, 0)]
        if len(text) >= SHORT and at_least + _REORDERED <= 100:
            compared.append((sorted_words(text), self.ordered, _REORDERED))
        for wanted, texts, cost in compared:
            for _, likeness, index in process.extract(
                wanted, texts, scorer=fuzz.ratio, score_cutoff=at_least + cost, limit=_LOOK_AT
            ):
                best[index] = max(best[index], likeness - cost)
        yield from ((index, int(likeness)) for index, likeness in best.items())


def remembered_of(po: PoFile) -> Iterator[Remembered]:
    """What a catalog remembers: its finished translations, and those of texts that the book has dropped.

    A fuzzy one remembers the English that it was made for.
    """
    for entry in po.entries:
        if not entry.is_header and entry.translated and (source := _source(entry)):
            yield Remembered(
                source, entry.msgstr[0], Location(po.path, entry.line), entry.context or "", entry.obsolete
            )


def _source(entry: Entry) -> str:
    """The text that a translation was made for; empty if that is not known."""
    if not entry.fuzzy:
        return entry.msgid
    return (entry.previous.msgid if entry.previous else None) or ""
