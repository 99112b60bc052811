"""Brings a catalog in step with the book: exact, moved, split or joined, and alike texts keep their translations.

Nothing is ever thrown away: what the book no longer says becomes obsolete (``#~``) and comes back with the text. What
is not exactly what was translated is fuzzy, with the English it was made for (``#|``). A second run changes nothing,
because the fuzzy step looks only at texts that the first run left over on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from gesim_build.catalog.expected import ExpectedMessage, expected_messages
from gesim_build.catalog.guards import same_digits
from gesim_build.catalog.match import best_matches, much_alike, places
from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.split import joins, splits
from gesim_build.catalog.targets import carried, skeleton, targets
from gesim_build.catalog.typos import is_typo
from gesim_build.model import Unit

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """What a synchronisation did, as numbers of messages.

    ``kept`` had their translation already, ``returned`` got it back from the obsolete ones or from before an edit,
    ``moved`` have another context, ``retargeted`` only point elsewhere (see `targets`), ``corrected`` had only a slip
    put right (``--source-typo``), ``fuzzy`` got the translation of a similar, split or joined text, ``missing`` have
    none, ``dropped`` became obsolete. ``supplied`` came with the program.
    """

    kept: int = 0
    returned: int = 0
    moved: int = 0
    retargeted: int = 0
    corrected: int = 0
    fuzzy: int = 0
    missing: int = 0
    dropped: int = 0
    supplied: int = 0


def synchronise(
    old: PoFile,
    units: Iterable[Unit],
    header: Entry,
    *,
    source_typo: bool = False,
    vouched: Collection[Key] = (),
    lines: bool = False,
    notes: Mapping[Key, Sequence[str]] = MappingProxyType({}),
) -> tuple[PoFile, Report]:
    """The catalog with exactly the messages of these units, in their order, and what was done.

    ``header`` is used if the catalog has none. With ``source_typo``, a translation stays valid where the English
    change was only a slip (see `typos.is_typo`), and that of a ``vouched`` message whatever the change was. With
    ``lines``, references name lines. ``notes`` are further notes for translators, by message.
    """
    wanted = [message.told(notes.get(message.key, ())) for message in expected_messages(units, lines=lines)]
    work = _Work(old, wanted, source_typo, vouched)
    for step in STEPS:
        step(work)
    return work.finished(header), work.report()


def template(old: PoFile, units: Iterable[Unit], header: Entry, *, lines: bool = False) -> PoFile:
    """The template: every message without translations; the old one's header and comments stay."""
    known = {entry.key: entry for entry in old.entries if not entry.is_header and not entry.obsolete}
    entries = [old.header or header]
    for message in expected_messages(units, lines=lines):
        entry = known.get(message.key) or message.entry()
        entries.append(message.refreshed(entry).changed(msgstr=("",) * len(entry.msgstr), flags=(), previous=None))
    return replace(old, entries=_spaced(entries, old))


@dataclass(slots=True)
class _Work:
    """A synchronisation under way: the entry found for each message, by its index, and the old entries ``used`` up.

    Those ``set_aside`` gave their words to split or joined texts and become obsolete, in case that is taken back.
    """

    old: PoFile
    wanted: list[ExpectedMessage]
    source_typo: bool
    vouched: Collection[Key] = ()
    found: dict[int, Entry] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    set_aside: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def pending(self) -> list[tuple[int, ExpectedMessage]]:
        """The messages without any translation so far, with their index."""
        return [(i, w) for i, w in enumerate(self.wanted) if i not in self.found or not self.found[i].translated]

    def left(self, *, obsolete: bool | None = None) -> list[tuple[int, Entry]]:
        """The old translated entries that nothing has claimed, with their index."""
        return [
            (index, entry)
            for index, entry in enumerate(self.old.entries)
            if index not in self.used
            and not entry.is_header
            and entry.translated
            and obsolete in (None, entry.obsolete)
        ]

    def take(self, number: int, entry: Entry, how: str) -> None:
        """Give a message the translation (and the translator's comments) of an old entry."""
        base = self.found.get(number) or self.wanted[number].entry()
        self.found[number] = base.changed(
            msgstr=entry.msgstr,
            plural=entry.plural,
            flags=entry.flags,
            sticky=entry.sticky,
            previous=entry.previous,
            comments=tuple(dict.fromkeys((*base.comments, *entry.comments))),
        )
        self.counts[how] += 1

    def finished(self, header: Entry) -> PoFile:
        """The new file: header, messages in reading order, obsolete entries."""
        entries = [self.old.header or header]
        for number, message in enumerate(self.wanted):
            entries.append(message.refreshed(self.found.get(number) or message.entry()))
        rest = [(i, e) for i, e in enumerate(self.old.entries) if i not in self.used and not e.is_header]
        entries += [entry for _, entry in rest if entry.obsolete]
        entries += [_make_obsolete(e) for _, e in rest if not e.obsolete and (e.translated or e.comments)]
        return replace(self.old, entries=_spaced(entries, self.old))

    def report(self) -> Report:
        """The numbers, once all steps are done."""
        missing = sum(
            number not in self.found or not self.found[number].translated for number in range(len(self.wanted))
        )
        rest = [e for i, e in enumerate(self.old.entries) if i not in self.used and not e.is_header and not e.obsolete]
        dropped = sum(entry.translated for entry in rest) - len(self.set_aside - self.used)
        return Report(**self.counts, missing=missing, dropped=dropped)


def _exact(work: _Work) -> None:
    """The same context and text, active or obsolete."""
    known: dict[tuple[str, str], int] = {}
    for index, entry in enumerate(work.old.entries):
        if not entry.is_header:
            known.setdefault(entry.key, index)
    for number, message in enumerate(work.wanted):
        if message.key in known:
            index = known[message.key]
            entry = work.old.entries[index]
            work.found[number] = entry
            work.used.add(index)
            if entry.translated:
                work.counts["returned" if entry.obsolete else "kept"] += 1


def _vouched(work: _Work) -> None:
    """The editor vouches for a change that an earlier run has made fuzzy; joined texts are not one that was changed."""
    for number, message in enumerate(work.wanted):
        entry = work.found.get(number)
        old = entry.previous.msgid if entry and entry.fuzzy and entry.previous else None
        if entry and old and "\n" not in old and message.key in work.vouched:
            work.found[number] = _confirmed(entry)
            work.counts["corrected"] += 1
            work.counts["kept"] -= 1


def _returned(work: _Work) -> None:
    """An edit was taken back: the fuzzy translation was made for just this text, and is valid again.

    Unless its numbers say that the translator had begun to follow the edit.
    """
    before: dict[tuple[str, str], list[int]] = {}
    for index, entry in work.left(obsolete=False):
        if entry.fuzzy and entry.previous and entry.previous.msgid is not None:
            before.setdefault((entry.context or "", entry.previous.msgid), []).append(index)
    for number, message in work.pending():
        match before.get(message.key):
            case [index] if index not in work.used:
                entry = work.old.entries[index]
                work.used.add(index)
                if same_digits(message.msgid, entry.msgstr[0]):
                    work.take(number, _confirmed(entry), "returned")
                else:
                    work.take(number, _mark_fuzzy(entry, Previous(entry.context, entry.msgid)), "fuzzy")


def _moved(work: _Work) -> None:
    """The same text in another context. One for one it is a move; else the translation is only a suggestion."""
    sources: dict[str, list[int]] = {}
    for index, entry in work.left():
        sources.setdefault(entry.msgid, []).append(index)
    heirs: dict[str, list[int]] = {}
    for number, message in work.pending():
        heirs.setdefault(message.msgid, []).append(number)
    in_use = {message.msgid for number, message in enumerate(work.wanted) if number in work.found}
    for text in (text for text in heirs if text in sources):
        index, number = sources[text][0], heirs[text][0]
        entry = work.old.entries[index]
        work.used.add(index)
        if len(sources[text]) == len(heirs[text]) == 1 and text not in in_use:
            work.take(number, entry, "moved")
        else:
            work.take(number, _mark_fuzzy(entry, _older(entry)), "fuzzy")


def _retargeted(work: _Work) -> None:
    """Only an id, an address or the target of a reference has changed: the translation is valid with the new one."""
    old: dict[tuple[str, str], list[int]] = {}
    for index, entry in work.left(obsolete=False):
        if not entry.fuzzy and entry.plural is None and targets(entry.msgid):
            old.setdefault((entry.context or "", skeleton(entry.msgid)), []).append(index)
    for number, message in work.pending():
        found = {
            index: carried(entry.msgid, message.msgid, entry.msgstr[0])
            for index in old.get((message.context, skeleton(message.msgid)), ())
            if index not in work.used and (entry := work.old.entries[index])
        }
        # Where several texts could be meant, their translations must say the same.
        if found and None not in found.values() and len({skeleton(text or "") for text in found.values()}) == 1:
            index, text = next(iter(found.items()))
            work.used.add(index)
            work.take(number, replace(work.old.entries[index], msgstr=(text or "",), previous=None), "retargeted")


def _in_use(work: _Work) -> None:
    """An old text that is still in use elsewhere, and very much like a new one: its translation is a suggestion."""
    pending = work.pending()
    entries = [entry for entry in work.found.values() if entry.translated and not entry.fuzzy]
    for number, which in much_alike([message for _, message in pending], entries):
        entry = entries[which]
        work.take(pending[number][0], replace(_mark_fuzzy(entry, _older(entry)), comments=()), "fuzzy")


def _in_other_contexts(work: _Work) -> None:
    """The same text is in the catalog with another context: its translation is a suggestion."""
    twins: dict[str, Entry] = {}
    for number, message in enumerate(work.wanted):
        entry = work.found.get(number)
        if entry and entry.translated:
            twins.setdefault(message.msgid, entry)
    for number, message in work.pending():
        if twin := twins.get(message.msgid):
            work.take(number, replace(_mark_fuzzy(twin, _older(twin)), comments=()), "fuzzy")


def _split_or_joined(work: _Work) -> None:
    """The same words in more or fewer texts. The old entries stay, obsolete: the change may be taken back."""
    for split in splits(work.left(obsolete=False), work.pending()):
        entry = work.old.entries[split.old]
        for number, part in zip(split.wanted, split.translations, strict=True):
            if number not in work.found or not work.found[number].translated:
                suggestion = replace(entry, msgstr=(part,), comments=())
                work.take(number, _mark_fuzzy(suggestion, Previous(None, entry.msgid)), "fuzzy")
        work.set_aside.add(split.old)
    for join in joins(work.left(obsolete=False), work.pending()):
        parts = [work.old.entries[index] for index in join.old]
        suggestion = replace(parts[0], msgstr=(join.translation,), comments=tuple(c for p in parts for c in p.comments))
        work.take(join.wanted, _mark_fuzzy(suggestion, Previous(None, "\n".join(p.msgid for p in parts))), "fuzzy")
        work.set_aside.update(join.old)


def _alike(work: _Work) -> None:
    """Edited texts, found by likeness and by place among those that were dropped just now."""
    pending = work.pending()
    left = [(i, e) for i, e in work.left(obsolete=False) if i not in work.set_aside]
    if not (pending and left):
        return  # as nearly always: where each text is need not be worked out
    old_keys = [e.key for e in work.old.entries if not e.obsolete and not e.is_header]
    kept = frozenset(key for key in old_keys) & {message.key for message in work.wanted}
    old_places = dict(zip(old_keys, places(old_keys, kept), strict=True))
    new_places = places([message.key for message in work.wanted], kept)
    matches = best_matches([(m, new_places[i]) for i, m in pending], [(e, old_places[e.key]) for _, e in left])
    for match in matches:
        _take_match(work, pending[match.wanted][0], left[match.old][0])


def _from_obsolete(work: _Work) -> None:
    """Texts that return from the obsolete ones in an edited form: likeness alone decides.

    Until none is found: what is taken may have kept another from being looked at, which the next run would then find.
    """
    matches = True
    while matches:
        pending, left = work.pending(), work.left()
        found = best_matches([(m, None) for _, m in pending], [(e, None) for _, e in left])
        for match in found:
            _take_match(work, pending[match.wanted][0], left[match.old][0])
        matches = bool(found)


def _take_match(work: _Work, number: int, index: int) -> None:
    entry, message = work.old.entries[index], work.wanted[number]
    work.used.add(index)
    vouched = message.key in work.vouched or (work.source_typo and is_typo(entry.msgid, message.msgid))
    if vouched and not entry.fuzzy:
        work.take(number, entry, "corrected")
        return
    work.take(number, _mark_fuzzy(entry, _older(entry)), "fuzzy")


Step = Callable[[_Work], None]

STEPS: tuple[Step, ...] = (
    _exact,
    _vouched,
    _returned,
    _moved,
    _retargeted,
    _split_or_joined,
    _alike,
    _from_obsolete,
    _in_other_contexts,
    _in_use,
)


def _older(entry: Entry) -> Previous:
    """The English that a translation was made for: one that is fuzzy already still belongs to its earlier text."""
    if entry.fuzzy and entry.previous and entry.previous.msgid is not None:
        return entry.previous
    return Previous(entry.context, entry.msgid, entry.plural)


def _mark_fuzzy(entry: Entry, previous: Previous) -> Entry:
    return replace(entry, flags=entry.flags_if(fuzzy=True), previous=previous)


def _confirmed(entry: Entry) -> Entry:
    return entry.changed(flags=entry.flags_if(fuzzy=False), previous=None)


def _make_obsolete(entry: Entry) -> Entry:
    return entry.changed(obsolete=True, references=(), extracted=())


def _spaced(entries: Sequence[Entry], old: PoFile) -> tuple[Entry, ...]:
    """The entries with a blank line before each that now comes after another one."""
    neighbours = {(id(a), id(b)) for a, b in pairwise(old.entries)}
    spaced = list(entries[:1])
    for before, entry in pairwise(entries):
        moved = (id(before), id(entry)) not in neighbours
        spaced.append(replace(entry, gap=old.newline) if moved and "\n" not in entry.gap else entry)
    return tuple(spaced)
