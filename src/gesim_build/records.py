"""A record of a register, and the title page, which is translated like one: frozen, as all data types are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from gesim_build.diagnostics import Location
from gesim_build.schema import holds, key, keys_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a register, or the texts of a table of ``handbook.toml``. Each register has a class of its own.

    Its keys are the fields made by `key`. ``location`` is its place, ``lines`` has those of its keys. ``country`` is
    empty for a record of all countries. ``untranslated`` are the keys whose text is still English in a translated
    book, ``translated`` has the places of the translations, by key. ``accepted`` are the codes of findings that are
    accepted in it, ``# gesim: accept CODE – reason``, with the lines of these comments.
    """

    id: str = key(required=True, pattern=r"[a-z0-9][a-z0-9-]*", form="small letters from a to z, digits and hyphens")
    comment: str = key(default="")
    country: str = ""
    location: Location
    lines: Mapping[str, int] = field(default_factory=dict)
    untranslated: frozenset[str] = frozenset()
    accepted: Mapping[str, int] = field(default_factory=dict)
    translated: Mapping[str, Location] = field(default_factory=dict)

    @property
    def translatable(self) -> tuple[str, ...]:
        """The keys whose text is translated."""
        return tuple(name for name, _ in self.texts())

    def texts(self) -> Iterator[tuple[str, str]]:
        """Its translated keys that have a text, with that."""
        for name, declared in keys_of(type(self)).items():
            text = getattr(self, name)
            if text and holds(declared.key.translated, partial(getattr, self)):
                yield name, text

    def where(self, name: str = "") -> Location:
        """The place of a key: of its translation, where it has one; that of the record where it has no such key."""
        return self.translated.get(name) or Location(self.location.path, self.lines.get(name, self.location.line))

    def is_held(self) -> bool:
        """Whether it is kept out of every edition for now."""
        return False

    def is_printable(self, day: dt.date) -> bool:
        """Whether an edition of a day may print it."""
        del day
        return not self.is_held()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePage(Record):
    """The translated texts of the table ``[book]``."""

    id: str = "book"
    title: str = key(translated=True)
    subtitle: str = key(translated=True)
    edition_line: str = key(translated=True)
    description: str = key(translated=True)
    page_label: str = key(translated=True)
    discreet_title: str = key(translated=True)
