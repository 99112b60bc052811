"""Finds, for new English texts, the old ones that they were made from: by likeness and by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gesim_build.catalog.expected import ExpectedMessage, kind_and_chapter
from gesim_build.catalog.guards import is_guarded_change
from gesim_build.catalog.po import Entry

# Likeness from 0 to 1 that is needed, by length of the shorter text: a short one says little.
_NEEDED = ((12, 0.86), (25, 0.80), (40, 0.74))
_NEEDED_LONG = 0.66
_SHORT = 40
# What speaks for a match besides the words.
_SAME_GAP, _SAME_SIDE, _SAME_KIND, _SAME_CHAPTER = 0.10, 0.04, 0.02, 0.02
_MOST_EXTRA = _SAME_GAP + _SAME_KIND + _SAME_CHAPTER
# A changed number or negation makes a likeness doubtful.
_GUARD = 0.06
# The same words in another order are a little less alike.
_REORDERED = 0.08
_SMALL_GAP = 3
_LOOK_AT = 12


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
    texts: list[str] = []
    for index, (entry, _) in enumerate(old):
        # A fuzzy translation belongs to the English before; that may have come back in part.
        for text in dict.fromkeys((entry.msgid, (entry.previous.msgid if entry.previous else None) or entry.msgid)):
            owners.append(index)
            texts.append(_folded(text))
    ordered = [_sorted_words(text) for text in texts]
    for number, (message, place) in enumerate(wanted):
        folded = _folded(message.msgid)
        for which, likeness in _likenesses(folded, texts, ordered).items():
            entry, old_place = old[owners[which]]
            extra = _extra(message, place, entry, old_place)
            score, needed = likeness + extra, _needed(min(len(folded), len(texts[which])))
            if score >= needed:
                doubt = _doubt(message.msgid, entry.msgid, in_place=extra >= _SAME_GAP)
                if score >= needed + doubt:
                    yield Match(number, owners[which], score)


def _likenesses(text: str, texts: Sequence[str], ordered: Sequence[str]) -> dict[int, float]:
    """The old texts that are worth a look, by index: alike letter by letter, or in other order word by word."""
    from rapidfuzz import fuzz, process

    lowest = (_needed(len(text)) - _MOST_EXTRA) * 100
    found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=lowest, limit=_LOOK_AT)
    likenesses = {index: likeness / 100 for _, likeness, index in found}
    if len(text) >= _SHORT:
        lowest += _REORDERED * 100
        words = _sorted_words(text)
        found = process.extract(words, ordered, scorer=fuzz.ratio, score_cutoff=lowest, limit=_LOOK_AT)
        for _, likeness, index in found:
            likenesses[index] = max(likenesses.get(index, 0.0), likeness / 100 - _REORDERED)
    return likenesses


def _sorted_words(text: str) -> str:
    return " ".join(sorted(text.split()))


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def _needed(length: int) -> float:
    return next((needed for limit, needed in _NEEDED if length < limit), _NEEDED_LONG)


def _doubt(new: str, old: str, *, in_place: bool) -> float:
    """What more is needed because a guard speaks against it; a short text then never matches, but in its old place."""
    if not is_guarded_change(old, new):
        return 0.0
    return _GUARD if in_place or min(len(new), len(old)) >= _SHORT else 1.0


def _extra(message: ExpectedMessage, place: Place | None, entry: Entry, old_place: Place | None) -> float:
    kind, chapter = kind_and_chapter(message.notes)
    old_kind, old_chapter = kind_and_chapter(entry.extracted)
    extra = _SAME_KIND * (kind == old_kind != "") + _SAME_CHAPTER * (chapter == old_chapter != "")
    if place and old_place:
        sides = (place.before == old_place.before) + (place.after == old_place.after)
        small = max(place.size, old_place.size) <= _SMALL_GAP
        extra += _SAME_GAP if sides == 2 and small else _SAME_SIDE * (sides > 0)
    return extra
