"""Merges two versions of a PO file that were made from the same third one, message by message.

What only one side changed is taken from it. A translation that both changed is never chosen in silence (see
`merge_entry`). One that a side changed and the other dropped stays, as an obsolete entry; and where the other side had
moved it to a new wording of its text, it moves along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gesim_build.catalog.merge_entry import merged_entry, merged_header
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.text import shortened
from gesim_build.diagnostics import Diagnostic, Location, warning

Key = tuple[str, str]
_HINT = "Compare it with the one in its comment, keep the better one, and remove the fuzzy mark and the comment."
_DROPPED_HINT = "It is kept as an obsolete entry; where the text comes back, gesim sync takes it up again."


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged file; the messages that both sides translated anew, and those that one changed and one dropped."""

    po: PoFile
    conflicts: frozenset[Key]
    dropped: frozenset[Key]


def merge(base: PoFile, ours: PoFile, theirs: PoFile) -> Merge:
    """Merge `theirs` into `ours`, both made from `base`.

    The order is ours; a message that is only in theirs follows the one that it follows there.
    """
    files = _by_key(base.entries), _by_key(ours.entries), _by_key(_with_line_ends(theirs, ours.newline))
    merger = _Merger(*files)
    entries = tuple(entry for key in _order(files[1], files[2]) for entry in merger.merged(key))
    return Merge(replace(ours, entries=entries), frozenset(merger.conflicts), frozenset(merger.dropped))


def merge_findings(merged: PoFile, found: Merge) -> Iterator[Diagnostic]:
    """The findings, at the lines of the merged file as read again: ``both-translated``, ``dropped-translation``."""
    for entry in merged.entries:
        place, text = Location(merged.path, entry.line), shortened(entry.msgid)
        if entry.key in found.conflicts:
            yield warning("both-translated", f"both sides changed the translation of “{text}”", place, _HINT)
        if entry.key in found.dropped:
            what = f"one side changed the translation of “{text}”, the other has dropped the text"
            yield warning("dropped-translation", what, place, _DROPPED_HINT)


class _Merger:
    """Merges the messages of three files one by one, and collects what to report."""

    def __init__(self, base: Mapping[Key, Entry], ours: Mapping[Key, Entry], theirs: Mapping[Key, Entry]) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.conflicts: set[Key] = set()
        self.dropped: set[Key] = set()
        moves = [*_moves(base, theirs, ours), *_moves(base, ours, theirs)]
        self.moved = {new: translation for new, _, translation in moves}
        self.left = {old for _, old, _ in moves}

    def merged(self, key: Key) -> Iterator[Entry]:
        """The message, or nothing where one side dropped what the other has left as it was."""
        base, ours, theirs = self.base.get(key), self.ours.get(key), self.theirs.get(key)
        if ours and theirs:
            yield self._both(base, ours, theirs)
        elif base is None:
            entry = self._only(ours, theirs)
            yield entry.changed(msgstr=self.moved.get(key, entry.msgstr))
        else:
            yield from self._one_dropped(base, self._only(ours, theirs))

    def _only(self, ours: Entry | None, theirs: Entry | None) -> Entry:
        entry = ours or theirs
        assert entry, "each key is that of an entry on one side"
        return entry

    def _both(self, base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
        if ours.is_header:
            return merged_header(base, ours, theirs)
        merged = merged_entry(base, ours, theirs)
        if merged.conflict:
            self.conflicts.add(ours.key)
        if merged.entry.obsolete and not (ours.obsolete and theirs.obsolete) and _is_changed(base, merged.entry):
            self.dropped.add(ours.key)
        return merged.entry

    def _one_dropped(self, base: Entry, entry: Entry) -> Iterator[Entry]:
        if not _is_changed(base, entry) or entry.key in self.left:
            return
        if not entry.obsolete:
            self.dropped.add(entry.key)
        yield entry.changed(obsolete=True, references=(), extracted=())


def _moves(
    base: Mapping[Key, Entry], moving: Mapping[Key, Entry], changing: Mapping[Key, Entry]
) -> Iterator[tuple[Key, Key, tuple[str, ...]]]:
    """What one side moved to a new wording of its text while the other changed it: new key, old key, translation."""
    for key, entry in moving.items():
        if entry.previous is None or key in base:
            continue
        old = _previous_key(entry)
        before, now = base.get(old), changing.get(old)
        if before and now and old not in moving and entry.msgstr == before.msgstr and _is_changed(before, now):
            yield key, old, now.msgstr


def _previous_key(entry: Entry) -> Key:
    """The key of the message that a fuzzy translation was made for."""
    previous = entry.previous
    assert previous, "only what has moved is asked"
    context = entry.context if previous.context is None else previous.context
    return Entry(previous.msgid or entry.msgid, context=context).key


def _is_changed(base: Entry | None, entry: Entry) -> bool:
    """Whether somebody has given a message a translation, or another one."""
    return entry.translated and (base is None or entry.msgstr != base.msgstr or (base.fuzzy and not entry.fuzzy))


def _by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    return {entry.key: entry for entry in entries}


def _with_line_ends(po: PoFile, newline: str) -> Iterator[Entry]:
    """The entries of a file, with the line ends of another one."""
    for entry in po.entries:
        yield entry if po.newline == newline else replace(entry, raw="")


def _order(ours: Mapping[Key, Entry], theirs: Mapping[Key, Entry]) -> Iterator[Key]:
    """All keys in our order; those that only they have come after the one that they follow there."""
    following: dict[Key | None, list[Key]] = defaultdict(list)
    last: Key | None = None
    for key in theirs:
        if key in ours:
            last = key
        else:
            following[last].append(key)
    yield from following[None]
    for key in ours:
        yield key
        yield from following[key]
