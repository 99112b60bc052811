"""One entry of a PO file as a browser edits it, and how its change comes into the file of now: three-way. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from gesim_build.catalog.po import Entry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EntryState:
    """What can be edited of an entry: the translation, whether it is fuzzy, and the translator's own comments.

    ``comments`` has one line for each ``#`` line, without the mark.
    """

    msgstr: str
    fuzzy: bool
    comments: str

    def items(self) -> Iterator[tuple[str, object]]:
        """Its fields by name."""
        yield from ((field.name, getattr(self, field.name)) for field in fields(self))


EMPTY = EntryState("", fuzzy=False, comments="")


def state_of(entry: Entry) -> EntryState:
    """What can be edited of an entry, as it is in the file."""
    return EntryState(entry.msgstr[0], entry.fuzzy, "\n".join(map(_without_mark, entry.comments)))


def merged(base: EntryState, ours: EntryState, theirs: EntryState) -> EntryState | None:
    """What is to be in the file when ``base`` was edited into ``ours``, and in the file became ``theirs`` meanwhile.

    None if both have changed the same thing, and not in the same way: nothing may be overwritten then. A translation
    and its mark are one thing: "fuzzy" says something of the words that it was put on.
    """
    words = _chosen((base.msgstr, base.fuzzy), (ours.msgstr, ours.fuzzy), (theirs.msgstr, theirs.fuzzy))
    comments = _chosen(base.comments, ours.comments, theirs.comments)
    if words is None or comments is None:
        return None
    return EntryState(words[0], words[1], comments)


def changed(entry: Entry, state: EntryState) -> Entry:
    """The entry in another state; it keeps its exact text where that is the one it has.

    What is not fuzzy any more has no need of its old English.
    """
    now = state_of(entry)
    if state == now:
        return entry
    changes: dict[str, object] = {"msgstr": (state.msgstr, *entry.msgstr[1:])}
    if state.comments != now.comments:
        written = {_without_mark(comment): comment for comment in entry.comments}
        changes["comments"] = tuple(written.get(line) or _with_mark(line) for line in _lines(state.comments))
    if state.fuzzy != now.fuzzy:
        changes["flags"] = entry.flags_if(fuzzy=state.fuzzy)
    if not state.fuzzy:
        changes["previous"] = None
    return entry.changed(**changes)


def _chosen(base: T, ours: T, theirs: T) -> T | None:
    if ours in (base, theirs):
        return theirs
    return ours if theirs == base else None


def _lines(text: str) -> Sequence[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n") if text.strip() else ()


def _without_mark(comment: str) -> str:
    return comment.removeprefix("#").removeprefix(" ")


def _with_mark(line: str) -> str:
    return f"# {line}".rstrip() if line.strip() else "#"
