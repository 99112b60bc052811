"""Makes a pack of what an edition says: its messages, what is known of each, and what the pack is made from."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from gesim_build.catalog.expected import expected_messages
from gesim_build.catalog.text import shortened
from gesim_build.checks.analysis.terms import Terms, named_in
from gesim_build.checks.rules.label_too_long import room
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.model import Catalog, Language, Message, Unit
from gesim_build.packs.pack import Key, Origin, Pack, PackUnit, State, normal, unit_id

# What may be asked for with --only: for each, whether a message in a state is wanted.
ONLY: Mapping[str, Collection[State]] = {
    "missing": (State.MISSING,),
    "fuzzy": (State.FUZZY,),
    "unreviewed": (State.TRANSLATED,),
}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of the translations of an edition.

    ``signed`` are the messages that are signed as translation; ``findings`` what checks say, by line of the catalog;
    ``terms`` the glossary; ``language`` the conventions of the language.
    """

    catalog: Catalog
    language: Language
    terms: Terms
    signed: Collection[Key] = ()
    findings: Mapping[int, Sequence[Diagnostic]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages: in which states (none: in all), and of which chapters (none: of all), by path or title."""

    only: Collection[str] = ()
    chapters: Collection[str] = ()


def make_pack(origin: Origin, units: Iterable[Unit], known: Knowledge, wanted: Wanted) -> Pack:
    """The pack. Raises GesimError: ``unknown-chapter``, ``catalog-outdated`` for texts that the catalog lacks."""
    every = tuple(units)
    first: dict[Key, Unit] = {}
    for unit in every:
        first.setdefault(unit.key, unit)
    _stop_if_outdated(first.values(), known.catalog)
    titles = _chapters(first.values(), wanted.chapters, known.catalog.path)
    notes = {message.key: message.notes for message in expected_messages(every)}
    made = (_unit(unit, notes[unit.key], known) for unit in first.values() if unit.chapter in titles)
    states = [state for name in wanted.only for state in ONLY[name]] or [*State]
    return Pack(origin, origin.language, tuple(unit for unit in made if unit.state in states))


def _unit(unit: Unit, notes: Sequence[str], known: Knowledge) -> PackUnit:
    message = known.catalog.messages[unit.key]
    state = _state(message, unit.key in known.signed)
    findings = tuple(f"{one.message} ({one.code})" for one in known.findings.get(message.location.line, ()))
    return PackUnit(
        unit_id(unit.key, message.msgstr, state),
        unit.msgid,
        "" if message.repeats_source else normal(message.msgstr),
        state,
        unit.context,
        unit.kind,
        unit.chapter,
        unit.location.path,
        tuple(notes),
        findings,
        message.previous_msgid if state is State.FUZZY else "",
        room(unit, known.language),
        named_in(unit.msgid, known.terms),
    )


def _state(message: Message, is_signed: bool) -> State:
    if not normal(message.msgstr) or message.repeats_source:
        return State.MISSING
    if message.fuzzy:
        return State.FUZZY
    return State.REVIEWED if is_signed else State.TRANSLATED


def _stop_if_outdated(units: Iterable[Unit], catalog: Catalog) -> None:
    """Raises GesimError (``catalog-outdated``): a pack of what is not in the catalog could not come back."""
    lacking = [unit for unit in units if unit.key not in catalog.messages]
    if lacking:
        what = f"the catalog lacks {len(lacking)} texts of the book, such as “{shortened(lacking[0].msgid)}”"
        hint = f"Run: gesim sync --lang {catalog.language}"
        raise GesimError([error("catalog-outdated", what, Location(catalog.path), hint)])


def _chapters(units: Iterable[Unit], names: Collection[str], path: str) -> Collection[str]:
    """The titles of some chapters, each named by title, file or slug; all if none is named.

    Raises GesimError (``unknown-chapter``).
    """
    called: dict[str, dict[str, None]] = {}
    for unit in units:
        for name in (unit.chapter, *_file_names(unit.location.path)):
            called.setdefault(name.casefold(), {})[unit.chapter] = None
    problems = []
    for name in (name for name in names if name.casefold() not in called):
        near = difflib.get_close_matches(name.casefold(), called, 1)
        hint = f"Did you mean “{near[0]}”?" if near else "Name it by its English title, or by its file."
        problems.append(error("unknown-chapter", f"no chapter is called “{name}”", Location(path), hint))
    if problems:
        raise GesimError(problems)
    wanted = names or called
    return {title for name in wanted for title in called[name.casefold()]}


def _file_names(path: str) -> tuple[str, ...]:
    """How a chapter may be called by its file."""
    if PurePosixPath(path).suffix != ".md":
        return ()
    stem = PurePosixPath(path).stem
    return (path, stem, stem.lstrip("0123456789").removeprefix("-"))
