"""What is to be signed: all of a language, chapters, messages, or what a reviewer returned. Pure."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from unicodedata import normalize

from gesim_build.catalog.ledger import SignOff, sign_off
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.review import ChapterReview, Review, Reviewed
from gesim_build.catalog.text import shortened
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, warning
from gesim_build.markdown.ids import part_id

_SHORTEST_HASH = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """A message that a returned file has otherwise than the catalog, and so is not signed.

    ``ours`` is empty if the catalog has no translation that could be signed.
    """

    place: Location
    msgid: str
    ours: str
    returned: str
    reason: str


def of_chapters(review: Review, names: Sequence[str]) -> tuple[Reviewed, ...]:
    """The messages of some chapters, each named by its English title, its file or its slug.

    Raises GesimError (``unknown-chapter``).
    """
    found: list[Reviewed] = []
    problems: list[Diagnostic] = []
    for name in names:
        chapters = [chapter for chapter in review.chapters if name.casefold() in _names(chapter)]
        found += (one for chapter in chapters for one in chapter.messages)
        if not chapters:
            near = difflib.get_close_matches(name, [chapter.title for chapter in review.chapters], 1)
            hint = (
                f"Did you mean “{near[0]}”? " if near else ""
            ) + f"gesim review --lang {review.language} lists them."
            what = f"no chapter with a message to review is called “{name}”"
            problems.append(error("unknown-chapter", what, Location(review.path), hint))
    if problems:
        raise GesimError(problems)
    return tuple(found)


def _names(chapter: ChapterReview) -> Iterator[str]:
    """What a chapter may be called, capitals or not."""
    stem = PurePosixPath(chapter.path).stem
    yield from (name.casefold() for name in (chapter.title, chapter.path, stem, part_id(stem)) if name)


def of_hashes(review: Review, hashes: Sequence[str]) -> tuple[Reviewed, ...]:
    """The messages with some hashes, or the beginnings of hashes that only one message has.

    Raises GesimError (``unknown-message``).
    """
    by_hash = {one.hash: one for one in review.messages}
    found: list[Reviewed] = []
    problems: list[Diagnostic] = []
    for begin in hashes:
        fitting = [whole for whole in by_hash if whole.startswith(begin)] if len(begin) >= _SHORTEST_HASH else []
        if len(fitting) == 1:
            found.append(by_hash[fitting[0]])
        else:
            what = f"“{begin}” begins the hash of {len(fitting) or 'no'} messages"
            hint = (
                f"gesim review --lang {review.language} shows the hash of each; give at least {_SHORTEST_HASH} digits."
            )
            problems.append(error("unknown-message", what, Location(review.path), hint))
    if problems:
        raise GesimError(problems)
    return tuple(found)


def of_returned(review: Review, returned: PoFile) -> tuple[tuple[Reviewed, ...], tuple[Difference, ...]]:
    """What a returned file has as the catalog has it, and what it has otherwise.

    An entry that is fuzzy, or has no translation, was not accepted by the reviewer: where the catalog has one, it
    differs.
    """
    by_key = {one.key: one for one in review.messages}
    equal: list[Reviewed] = []
    different: list[Difference] = []
    for entry in returned.entries:
        if entry.obsolete or entry.is_header:
            continue
        text, ours = normalize("NFC", entry.msgstr[0]), by_key.get(entry.key)
        reason = _reason(entry, text, ours)
        if not reason and ours:
            equal.append(ours)
        elif text or (ours and ours.msgstr):
            place = Location(returned.path, entry.line)
            different.append(Difference(place, entry.msgid, ours.msgstr if ours else "", text, reason))
    return tuple(equal), tuple(different)


def _reason(entry: Entry, text: str, ours: Reviewed | None) -> str:
    """Why an entry is not signed; empty if it is."""
    if ours is None:
        return "the edition has no such text"
    if entry.fuzzy:
        return "it is fuzzy in the file"
    if not ours.is_ready:
        return "it is missing or fuzzy in the catalog"
    return "" if text == ours.msgstr else "the translations differ"


def differences(found: Iterable[Difference]) -> Iterator[Diagnostic]:
    """``not-signed`` for each message that a returned file has otherwise."""
    for one in found:
        hint = "Take what is right into the catalog, and sign the message there; nothing was changed in the catalog."
        yield warning("not-signed", f"“{shortened(one.msgid)}” is not signed: {one.reason}", one.place, hint)


def signatures(
    messages: Iterable[Reviewed], kind: str, by: str, date: dt.date, known: Collection[SignOff]
) -> tuple[SignOff, ...]:
    """The sign-offs of those of some messages that can be signed, that need the kind, and that lack this signature."""
    there = {(one.hash, one.kind, one.by) for one in known}
    new = (sign_off(one.key, one.msgstr, kind, by, date) for one in messages if one.is_ready and kind in one.needed)
    return tuple(dict.fromkeys(one for one in new if (one.hash, one.kind, one.by) not in there))
