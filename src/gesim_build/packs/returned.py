"""What a pack that comes back means for a catalog: a merge by message, of three sides.

The pack's ids say what a translation was when it went out. What only the pack has changed is taken; what only the
catalog has changed stays; of what both have changed nothing is taken, and both are shown. A text whose English was
changed meanwhile comes in as fuzzy with the old English; one that the book no longer has stays as an obsolete entry,
and comes back when the text does. What is put in is compared by `pack.normal`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gesim_build.catalog.expected import ExpectedMessage
from gesim_build.catalog.match import best_matches
from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.surroundings import letters
from gesim_build.packs.displaced import displaced
from gesim_build.packs.pack import Pack, PackUnit, State, UnitId, message_hash, normal, text_hash

_OVERWRITTEN = "its English was overwritten, perhaps with the translation"
# Finding what an English text has become compares each with each.
_MOST_COMPARED = 2_000_000


class Outcome(StrEnum):
    """What became of a unit."""

    UNCHANGED = "unchanged"
    TAKEN = "taken"
    OUTDATED = "source changed"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Result:
    """A unit, what became of it, and the message it is about (None if there is none).

    ``ours`` is the translation in the catalog before, ``faults`` say why it was not taken; ``kept`` that the
    translation of an unknown text was put among the obsolete entries.
    """

    unit: PackUnit
    outcome: Outcome
    entry: Entry | None = None
    ours: str = ""
    faults: tuple[str, ...] = ()
    kept: bool = False


# What is wrong with a translation of an entry that it must not have: a sentence each.
Faults = Callable[[Entry, str], Sequence[str]]


def import_pack(po: PoFile, pack: Pack, faults: Faults) -> tuple[PoFile, tuple[Result, ...]]:
    """The catalog with what a pack brings, and what became of each unit, in the pack's order.

    The units must be of this catalog: see `origin_problems`. What a pack without an origin has and the catalog has
    not may be of any book, and is not kept.
    """
    work = _Work(po, pack, faults)
    results = tuple(work.result(index) for index in range(len(pack.units)))
    return work.finished(), results


class _Work:
    """An import under way: the entries of the catalog as they become, and how to find them."""

    def __init__(self, po: PoFile, pack: Pack, faults: Faults) -> None:
        self.po, self.pack, self.faults = po, pack, faults
        self.entries = list(po.entries)
        self.added: list[Entry] = []
        known = [(index, entry) for index, entry in enumerate(po.entries) if not entry.is_header]
        self.by_hash = {message_hash(entry.key): index for index, entry in known}
        self.by_text: dict[str, list[int]] = defaultdict(list)
        for index, entry in known:
            self.by_text[normal(entry.msgid)].append(index)
        self.bases = {unit.id.message: unit.id for unit in pack.units if unit.id}
        self.found = [self._entry_of(unit) for unit in pack.units]
        self.heirs = _heirs(po, [unit for unit, index in zip(pack.units, self.found, strict=True) if index is None])
        keys = [None if place is None else message_hash(po.entries[place].key) for place in self.found]
        bases = [self.bases.get(key) if key else unit.id for key, unit in zip(keys, pack.units, strict=True)]
        self.distrusted = {**_repeated(pack.units, self.found), **displaced(pack.units, bases)}

    def result(self, index: int) -> Result:
        """What becomes of a unit."""
        unit, place = self.pack.units[index], self.found[index]
        if unit.fault or index in self.distrusted:
            entry = None if place is None else self.entries[place]
            return Result(unit, Outcome.BROKEN, entry, faults=(unit.fault or self.distrusted[index],))
        if place is not None:
            return self._of_known(unit, place)
        if (heir := self.heirs.get(normal(unit.source))) is not None:
            return self._of_changed(unit, heir)
        return self._of_unknown(unit)

    def finished(self) -> PoFile:
        """The catalog."""
        return replace(self.po, entries=(*self.entries, *self.added))

    def _entry_of(self, unit: PackUnit) -> int | None:
        """The entry that a unit is of: its English says so, and its id where that is not enough.

        In a table that was sorted in part, a text and its translation may have the id of others.
        """
        by_id = self.by_hash.get(unit.id.message) if unit.id else None
        same = self.by_text.get(normal(unit.source), ())
        if by_id is not None and (by_id in same or not same):
            return by_id
        return same[0] if len(same) == 1 else None

    def _base(self, entry: Entry) -> UnitId | None:
        """What an entry was when the pack went out; None if the pack does not say so any more."""
        return self.bases.get(message_hash(entry.key))

    def _of_known(self, unit: PackUnit, place: int) -> Result:
        entry = self.entries[place]
        base = self._base(entry)
        outcome = _compared(entry, unit, base)
        ours = entry.msgstr[0]
        changed = _translated(entry, unit, base) if outcome is Outcome.TAKEN else entry
        if outcome is Outcome.CONFLICT:
            return Result(unit, outcome, entry, ours)
        if changed is entry:
            # Whoever has typed into the wrong column has translated nothing: that must be told.
            broken = letters(unit.source) != letters(entry.msgid)
            return Result(
                unit, Outcome.BROKEN if broken else Outcome.UNCHANGED, entry, ours, (_OVERWRITTEN,) if broken else ()
            )
        if found := tuple(self.faults(entry, normal(unit.target))):
            return Result(unit, Outcome.BROKEN, entry, ours, found)
        self.entries[place] = changed
        outcome = Outcome.UNKNOWN if entry.obsolete else Outcome.TAKEN
        return Result(unit, outcome, entry, ours, kept=entry.obsolete)

    def _of_changed(self, unit: PackUnit, place: int) -> Result:
        """A translation of English that the book had: a suggestion for what that has become."""
        entry = self.entries[place]
        ours, theirs = entry.msgstr[0], normal(unit.target)
        previous = Previous(entry.context, normal(unit.source))
        if not theirs or (normal(ours) == theirs and entry.previous):
            return Result(unit, Outcome.UNCHANGED, entry, ours)
        if unit.id and text_hash(theirs) == unit.id.translation:
            return Result(unit, Outcome.UNCHANGED, entry, ours)
        if normal(ours) and not (unit.id and text_hash(ours) == unit.id.translation):
            return Result(unit, Outcome.CONFLICT, entry, ours)
        if found := tuple(self.faults(replace(entry, msgid=normal(unit.source)), theirs)):
            return Result(unit, Outcome.BROKEN, entry, ours, found)
        msgstr, flags = (theirs, *entry.msgstr[1:]), entry.flags_if(fuzzy=True)
        self.entries[place] = entry.changed(msgstr=msgstr, flags=flags, previous=previous)
        return Result(unit, Outcome.OUTDATED, entry, ours)

    def _of_unknown(self, unit: PackUnit) -> Result:
        theirs = normal(unit.target)
        if not theirs or (unit.id and text_hash(theirs) == unit.id.translation):
            return Result(unit, Outcome.UNCHANGED)
        key = (unit.context, normal(unit.source))
        is_whole = unit.id is not None and unit.id.message == message_hash(key)
        keep = is_whole and self.pack.origin is not None and not self.faults(Entry(key[1]), theirs)
        if keep:
            self.added.append(Entry(key[1], (theirs,), key[0] or None, obsolete=True, gap=self.po.newline))
        return Result(unit, Outcome.UNKNOWN, kept=keep)


def _compared(entry: Entry, unit: PackUnit, base: UnitId | None) -> Outcome:
    """What a translation of an entry means: `Outcome.TAKEN` for what may be another state only."""
    ours, theirs = normal(entry.msgstr[0]), normal(unit.target)
    if not theirs:
        return Outcome.UNCHANGED
    if theirs == ours:
        return Outcome.TAKEN
    if base and text_hash(theirs) == base.translation:
        return Outcome.UNCHANGED
    if not ours or (base and text_hash(ours) == base.translation):
        return Outcome.TAKEN
    return Outcome.CONFLICT


def _translated(entry: Entry, unit: PackUnit, base: UnitId | None) -> Entry:
    """An entry with a translation from a pack, or itself."""
    theirs = normal(unit.target)
    same = theirs == normal(entry.msgstr[0])
    fuzzy = _fuzzy_after(entry, unit.state, base.state if base else None, same=same)
    if same and fuzzy == entry.fuzzy:
        return entry
    msgstr = entry.msgstr if same else (theirs, *entry.msgstr[1:])
    return entry.changed(msgstr=msgstr, flags=entry.flags_if(fuzzy=fuzzy), previous=entry.previous if fuzzy else None)


def _fuzzy_after(entry: Entry, returned: State, before: State | None, *, same: bool) -> bool:
    """Whether a translation is fuzzy: a new one is not, unless whoever made it says so; the same one as they say."""
    if not same:
        return returned is State.FUZZY and before is not State.FUZZY
    if before is State.FUZZY and returned.is_done:
        return False
    return entry.fuzzy or (returned is State.FUZZY and before is not None and before.is_done)


def _repeated(units: Sequence[PackUnit], found: Sequence[int | None]) -> Mapping[int, str]:
    """The units of one message that say different things, by index; those that say nothing do not count."""
    by_entry: dict[int, list[int]] = defaultdict(list)
    for index, place in enumerate(found):
        if place is not None and normal(units[index].target):
            by_entry[place].append(index)
    return {
        index: f"it is in the pack several times, with different translations ({_places(units, indices)})"
        for indices in by_entry.values()
        if len({normal(units[index].target) for index in indices}) > 1
        for index in indices
    }


def _places(units: Sequence[PackUnit], indices: Iterable[int]) -> str:
    return ", ".join(units[index].place for index in indices)


def _heirs(po: PoFile, units: Sequence[PackUnit]) -> Mapping[str, int]:
    """What texts that the catalog no longer has have become, by their English: the index of an entry."""
    active = [(index, entry) for index, entry in enumerate(po.entries) if not entry.obsolete and not entry.is_header]
    found = {normal(text): index for index, entry in active if (text := _previous_text(entry))}
    left = [unit for unit in units if normal(unit.target) and normal(unit.source) not in found]
    open_ = [(index, entry) for index, entry in active if not entry.translated]
    if len(left) * len(open_) <= _MOST_COMPARED:
        wanted = [(ExpectedMessage(e.context or "", e.msgid, (), e.extracted), None) for _, e in open_]
        old = [(Entry(normal(unit.source), (unit.target,)), None) for unit in left]
        for match in best_matches(wanted, old):
            found[normal(left[match.old].source)] = open_[match.wanted][0]
    return found


def _previous_text(entry: Entry) -> str:
    return (entry.previous.msgid if entry.previous and entry.fuzzy else None) or ""


def counts(results: Iterable[Result]) -> Iterator[tuple[Outcome, int]]:
    """How many units became what, in the order of `Outcome`, those alone that there are."""
    outcomes = [result.outcome for result in results]
    yield from ((outcome, count) for outcome in Outcome if (count := outcomes.count(outcome)))
