"""The messages that the book wants in a catalog: units with the same context and text are one message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gesim_build.catalog.guards import guard_changes
from gesim_build.catalog.po import Entry
from gesim_build.model import Unit

_BETWEEN = " · "
# What a note about a term of the glossary begins with.
TERM = "Term: "


@dataclass(frozen=True, slots=True)
class ExpectedMessage:
    """One message: what identifies it, where it is, and what the translator is told about it."""

    context: str
    msgid: str
    references: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the message in a catalog."""
        return (self.context, self.msgid)

    def told(self, notes: Iterable[str]) -> ExpectedMessage:
        """The message with further notes for the translator."""
        return replace(self, notes=(*self.notes, *notes))

    def entry(self) -> Entry:
        """A new, untranslated entry."""
        return Entry(self.msgid, context=self.context or None, references=self.references, extracted=self.notes)

    def refreshed(self, entry: Entry) -> Entry:
        """The entry with today's references and notes; its exact text stays if they are what it has."""
        notes = (*self.notes, *_warnings(entry))
        return entry.changed(references=self.references, extracted=notes, obsolete=False)


def expected_messages(units: Iterable[Unit], *, lines: bool = False) -> list[ExpectedMessage]:
    """The messages of some units, in reading order. With ``lines``, references name the line too."""
    places: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        places.setdefault(unit.key, []).append(unit)
    return [
        ExpectedMessage(
            context,
            msgid,
            tuple(dict.fromkeys(_reference(unit, lines) for unit in found)),
            tuple(dict.fromkeys(note for unit in found for note in _notes(unit))),
        )
        for (context, msgid), found in places.items()
    ]


def kind_and_chapter(notes: tuple[str, ...]) -> tuple[str, str]:
    """What a message is and where it is, from the first note of its entry; empty if that is not one of ours."""
    kind, between, chapter = notes[0].partition(_BETWEEN) if notes else ("", "", "")
    return (kind, chapter) if between else ("", "")


def _reference(unit: Unit, lines: bool) -> str:
    path = unit.location.path
    path = f"\u2068{path}\u2069" if " " in path else path
    return f"{path}:{unit.location.line}" if lines and unit.location.line else path


def _notes(unit: Unit) -> tuple[str, ...]:
    first = f"{unit.kind}{_BETWEEN}{unit.chapter}" if unit.chapter else unit.kind
    return (first, *(line.strip() for line in unit.comment.split("\n") if line.strip()))


def _warnings(entry: Entry) -> tuple[str, ...]:
    """What the translator of a fuzzy entry must not overlook; read off the entry, so that it goes when that does."""
    old = entry.previous.msgid if entry.previous and entry.fuzzy else None
    if old is None:
        return ()
    if "\n" in old:
        return ("Joined from several texts: read them as one.",)
    if old != entry.msgid and entry.msgid in old:
        return ("Split or shortened: the translation may hold more than this text.",)
    return tuple(f"Changed {what}: {change}" for what, change in guard_changes(old, entry.msgid).items())
