"""Merges the two versions of one message that were made from the same third one; and those of a file's header."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gesim_build.catalog.po import FUZZY, Entry, Previous

# What translators find above a text of which there are two versions, followed by the other one.
OTHER = "# The other branch has this translation:"
_NONE = Entry("", msgstr=())
_EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class MergedEntry:
    """One message; whether both sides had changed its translation, so that the other one is in its comment."""

    entry: Entry
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class _Translation:
    """What goes together: a text, whether it is fuzzy, and then the source that it was made for."""

    msgstr: tuple[str, ...]
    fuzzy: bool
    previous: Previous | None


def merged_entry(base: Entry | None, ours: Entry, theirs: Entry) -> MergedEntry:
    """The message with what each side changed since `base`, which is None if both added it.

    Where both changed the translation, ours stays, or theirs where ours is empty; it is fuzzy, and the other one is in
    the comment.
    """
    before = base or _NONE
    translation, other = _merged_translation(before, ours, theirs)
    comments = merged_items(before.comments, ours.comments, theirs.comments)
    flags = merged_items(*(entry.flags_if(fuzzy=False) for entry in (before, ours, theirs)))
    entry = ours.changed(
        msgstr=translation.msgstr,
        previous=translation.previous,
        flags=(FUZZY, *flags) if translation.fuzzy else flags,
        comments=(*comments, *_in_comment(other)),
        sticky=merged_items(before.sticky, ours.sticky, theirs.sticky),
        plural=_changed(before.plural, ours.plural, theirs.plural),
        obsolete=_changed(base.obsolete if base else True, ours.obsolete, theirs.obsolete),
        # These are written by the program, and both sides may be right about their own book: the next sync sets them.
        extracted=_changed(before.extracted, ours.extracted, theirs.extracted),
        references=_changed(before.references, ours.references, theirs.references),
    )
    return MergedEntry(entry, bool(other))


def merged_header(base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """The header: of a field that both sides changed, what the file has that was revised later."""
    base = base or _NONE
    before, mine, other = (_fields(entry) for entry in (base, ours, theirs))
    either = {**mine, **other} if _revised(other) > _revised(mine) else {**other, **mine}
    values = {
        name: either[name]
        if _both_changed(before.get(name), mine.get(name), other.get(name))
        else _changed(before.get(name), mine.get(name), other.get(name))
        for name in (*mine, *(name for name in other if name not in mine))
    }
    lines = "".join(f"{name}: {value}\n" for name, value in values.items() if value is not None)
    comments = merged_items(base.comments, ours.comments, theirs.comments)
    flags = merged_items(base.flags, ours.flags, theirs.flags)
    return ours.changed(msgstr=(lines,), comments=comments, flags=flags)


def merged_items(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Lines or flags: ours, without what theirs removed, and then what theirs added."""
    if ours == base:
        return tuple(theirs)
    removed = {item for item in base if item not in theirs}
    added = (item for item in theirs if item not in base and item not in ours)
    return (*(item for item in ours if item not in removed), *added)


def _merged_translation(base: Entry, ours: Entry, theirs: Entry) -> tuple[_Translation, tuple[str, ...]]:
    """The translation; and the other one, if both sides changed it and it has a text."""
    before, mine, other = (_translation(entry) for entry in (base, ours, theirs))
    if not any(before.msgstr) and not any(other.msgstr):
        return mine, ()
    if not any(before.msgstr) and not any(mine.msgstr):
        return other, ()
    if not _both_changed(before, mine, other):
        return _changed(before, mine, other), ()
    if mine.msgstr == other.msgstr:
        return (mine if mine.fuzzy else other), ()
    kept, second = (mine, other) if any(mine.msgstr) else (other, mine)
    return _Translation(kept.msgstr, True, kept.previous or second.previous), second.msgstr if any(
        second.msgstr
    ) else ()


def _translation(entry: Entry) -> _Translation:
    return _Translation(entry.msgstr, entry.fuzzy, entry.previous)


def _both_changed(base: object, ours: object, theirs: object) -> bool:
    return base != ours != theirs != base


def _changed(base: Value, ours: Value, theirs: Value) -> Value:
    """The value of the side that changed it; ours if both did."""
    return theirs if ours == base else ours


def _in_comment(msgstr: Sequence[str]) -> Iterator[str]:
    if msgstr:
        yield OTHER
        yield from (f"#   {line}".rstrip() for text in msgstr for line in text.split("\n"))


def _fields(header: Entry) -> Mapping[str, str]:
    """The fields of a header by name."""
    lines = (line.partition(":") for line in "".join(header.msgstr).split("\n") if line.strip())
    return {name: value.strip() for name, _, value in lines}


def _revised(fields: Mapping[str, str]) -> dt.datetime:
    """When a file was revised last; long ago if it does not say."""
    try:
        return dt.datetime.strptime(fields.get("PO-Revision-Date", ""), "%Y-%m-%d %H:%M%z")
    except ValueError:
        return _EARLIEST
