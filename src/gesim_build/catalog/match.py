"""Finds, for new English texts, the old ones that they were made from: by likeness and by place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gesim_build.catalog.expected import ExpectedMessage, kind_and_chapter
from gesim_build.catalog.guards import is_guarded_change
from gesim_build.catalog.likeness import SHORT, Texts, folded, needed
from gesim_build.catalog.po import Entry

# What speaks for a match besides the words: the same place, alone or among few; the same neighbour, kind, chapter.
_ALONE, _SAME_GAP, _SAME_SIDE, _SAME_KIND, _SAME_CHAPTER = 0.20, 0.10, 0.04, 0.02, 0.02
_MOST_EXTRA = _ALONE + _SAME_KIND + _SAME_CHAPTER
# A changed number or negation makes a likeness doubtful; a short text must then be this much alike.
_GUARD, _GUARDED_SHORT, _SHORTEST = 0.06, 0.90, 12
_SMALL_GAP = 3
# How much alike a text that is still in use must be, by length; a shorter one is not taken.
_IN_USE, _IN_USE_SHORT, _IN_USE_SHORTEST = 0.80, 0.90, 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is: the unchanged texts before and after it, and how many changed ones lie between those."""

    before: tuple[str, str] | None
    after: tuple[str, str] | None
    size: int


@dataclass(frozen=True, slots=True)
class Match:
    """A new text, the old entry it was made from (both by index), and how alike they are (0 to 1, with its extras)."""

    wanted: int
    old: int
    score: float


def best_matches(
    wanted: Sequence[tuple[ExpectedMessage, Place | None]], old: Sequence[tuple[Entry, Place | None]]
) -> list[Match]:
    """Each new text with at most one old entry and the other way round, the most alike first."""
    if not wanted or not old:
        return []
    matches = sorted(_possible(wanted, old), key=lambda match: (-match.score, match.wanted, match.old))
    taken: list[Match] = []
    new_taken: set[int] = set()
    old_taken: set[int] = set()
    for match in matches:
        if match.wanted not in new_taken and match.old not in old_taken:
            taken.append(match)
            new_taken.add(match.wanted)
            old_taken.add(match.old)
    return taken


def much_alike(wanted: Sequence[ExpectedMessage], entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """New texts (by index) and, of entries whose text stays in use, the one that is so much alike that it may serve.

    Nothing says that these were edited, so more is needed than for those that were dropped, and no guard may object.
    """
    if not wanted or not entries:
        return
    from rapidfuzz import fuzz, process

    texts = [folded(entry.msgid) for entry in entries]
    for number, message in enumerate(wanted):
        text = folded(message.msgid)
        if len(text) < _IN_USE_SHORTEST:
            continue
        least = _IN_USE if len(text) >= SHORT else _IN_USE_SHORT
        for _, _, index in process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=least * 100, limit=3):
            if not is_guarded_change(entries[index].msgid, message.msgid):
                yield number, index
                break


def places(keys: Sequence[tuple[str, str]], kept: frozenset[tuple[str, str]]) -> list[Place]:
    """The place of each of these messages between those that are kept."""
    before: list[tuple[str, str] | None] = []
    after: list[tuple[str, str] | None] = [None] * len(keys)
    gaps = [0]
    numbers: list[int] = []
    last: tuple[str, str] | None = None
    for key in keys:
        before.append(last)
        numbers.append(len(gaps) - 1)
        if key in kept:
            last = key
            gaps.append(0)
        else:
            gaps[-1] += 1
    following: tuple[str, str] | None = None
    for index in range(len(keys) - 1, -1, -1):
        after[index] = following
        following = keys[index] if keys[index] in kept else following
    return [Place(b, a, gaps[number]) for b, a, number in zip(before, after, numbers, strict=True)]


def _possible(
    wanted: Sequence[tuple[ExpectedMessage, Place | None]], old: Sequence[tuple[Entry, Place | None]]
) -> Iterator[Match]:
    owners: list[int] = []
    sources: list[str] = []
    for index, (entry, _) in enumerate(old):
        # A fuzzy translation belongs to the English before; that may have come back in part.
        for text in dict.fromkeys((entry.msgid, (entry.previous.msgid if entry.previous else None) or entry.msgid)):
            owners.append(index)
            sources.append(text)
    texts = Texts(sources)
    for number, (message, place) in enumerate(wanted):
        text = folded(message.msgid)
        for which, likeness in texts.alike(text, needed(len(text)) - _MOST_EXTRA).items():
            entry, old_place = old[owners[which]]
            extra = _extra(message, place, entry, old_place)
            length = min(len(text), len(texts.folded[which]))
            if likeness + extra >= needed(length):
                in_place = extra >= _SAME_GAP
                if likeness + extra >= _needed_by(message.msgid, entry.msgid, length, in_place=in_place):
                    yield Match(number, owners[which], likeness + extra)


def _needed_by(new: str, old: str, length: int, *, in_place: bool) -> float:
    """What two texts need, and more if a guard speaks against them; a short one then never matches out of its place."""
    least = needed(length)
    if not is_guarded_change(old, new):
        return least
    if in_place or length >= SHORT:
        return least + _GUARD
    return _GUARDED_SHORT if length >= _SHORTEST else math.inf


def _extra(message: ExpectedMessage, place: Place | None, entry: Entry, old_place: Place | None) -> float:
    kind, chapter = kind_and_chapter(message.notes)
    old_kind, old_chapter = kind_and_chapter(entry.extracted)
    extra = _SAME_KIND * (kind == old_kind != "") + _SAME_CHAPTER * (chapter == old_chapter != "")
    if place and old_place:
        extra += _by_place(place, old_place)
    return extra


def _by_place(place: Place, old_place: Place) -> float:
    sides = (place.before == old_place.before) + (place.after == old_place.after)
    most = max(place.size, old_place.size)
    if sides == 2 and most <= _SMALL_GAP:
        return _ALONE if most == 1 else _SAME_GAP
    return _SAME_SIDE * (sides > 0)
