"""A pack: messages for somebody outside, and what they were made from, which comes back with them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gesim_build.catalog.text import msgid_of
from gesim_build.control_characters import FORBIDDEN, shows_nothing

Key = tuple[str, str]
# The version of what is written into packs; a later one is not understood.
VERSION = 1
_MARK = "gesim-pack"
_ID = re.compile(r"([0-9a-f]{16})-([0-9a-f]{8})-([mftr])")


class State(StrEnum):
    """How far a translation is. In a pack that comes back: how far whoever worked on it says that it is."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"

    @property
    def is_done(self) -> bool:
        """Whether the translation may be printed."""
        return self in (State.TRANSLATED, State.REVIEWED)


_BY_LETTER = {state.value[0]: state for state in State}


@dataclass(frozen=True, slots=True)
class UnitId:
    """What a unit was made from: hashes of the message and of its translation then, and the state of that."""

    message: str
    translation: str
    state: State

    def __str__(self) -> str:
        return f"{self.message}-{self.translation}-{self.state.value[0]}"

    @classmethod
    def parse(cls, text: str) -> UnitId | None:
        """The id that a program has handed on; None for what is none of ours."""
        found = _ID.fullmatch(text.strip())
        return cls(found[1], found[2], _BY_LETTER[found[3]]) if found else None


@dataclass(frozen=True, slots=True)
class PackUnit:
    """One message in a pack.

    ``source`` and ``target`` are inline Markdown. ``kind`` and ``chapter`` are those of its first place, ``path`` the
    source file of that. ``notes`` are for the translator, ``findings`` what checks say of the translation,
    ``previous`` the English that a fuzzy one was made for, ``longest`` how many characters there is room for (0: not
    known), ``terms`` the terms of the glossary in it with what they are called in the language.

    Of a unit that was read, ``id`` is None if it was lost, ``place`` and ``line`` say where it is in the pack, and
    ``fault`` why it cannot be used.
    """

    id: UnitId | None
    source: str
    target: str
    state: State
    context: str = ""
    kind: str = ""
    chapter: str = ""
    path: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    previous: str = ""
    longest: int = 0
    terms: tuple[tuple[str, str], ...] = ()
    place: str = ""
    line: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a pack was made from: a book by its identifier, and the edition in a language.

    ``country`` and ``date`` are the edition's, ``version`` that of the program.
    """

    book: str
    language: str
    source_language: str
    country: str = ""
    date: str = ""
    version: str = ""

    def __str__(self) -> str:
        values = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps({_MARK: VERSION, **values}, ensure_ascii=False)

    @classmethod
    def parse(cls, text: str) -> Origin | None:
        """The origin that a pack has; None for any other text."""
        try:
            found: Any = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if not isinstance(found, Mapping) or found.get(_MARK) != VERSION:
            return None
        return cls(**{name: str(found.get(name, "")) for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Pack:
    """Units, and what they were made from: None where that was lost. ``language`` is that of the translations."""

    origin: Origin | None
    language: str
    units: tuple[PackUnit, ...]

    def chapters(self) -> dict[str, list[PackUnit]]:
        """The units by the chapter that shows them first."""
        found: dict[str, list[PackUnit]] = {}
        for unit in self.units:
            found.setdefault(unit.chapter, []).append(unit)
        return found


def normal(text: str) -> str:
    """A text as texts of packs are compared: as a message id; one that shows nothing is empty."""
    found = msgid_of(text)
    return "" if shows_nothing(found) else found


def unit_id(key: Key, translation: str, state: State) -> UnitId:
    """The id of a message as it is now."""
    return UnitId(message_hash(key), text_hash(translation), state)


def message_hash(key: Key) -> str:
    """What identifies a message in packs."""
    return _digest("\0".join(key))[:16]


def text_hash(text: str) -> str:
    """What tells whether a translation was changed."""
    return _digest(normal(text))[:8]


def printable(text: str) -> str:
    """A text for people, without what XML cannot hold."""
    return FORBIDDEN.sub("\ufffd", text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
