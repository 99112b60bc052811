"""The index of an edition: its entries in the order of the language, by letters, each with where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from gesim_build.assemble.index_anchors import Place
from gesim_build.assemble.record_texts import Text
from gesim_build.cldr import alphabetical, initial
from gesim_build.index_places import index_entries
from gesim_build.model import Entry, Language, Record
from gesim_build.own_ids import own_id
from gesim_build.registers.definitions import Term

# The level of headings by which the index says where something is.
_SECTION = 2


@dataclass(frozen=True, slots=True)
class Locator:
    """A link to a place: its id, how it is called, that in words, and whether the thing is treated there."""

    id: str
    name: str
    label: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the index: its id and words, where it leads, the entries that it refers to, the lines below it."""

    id: str
    text: Markup
    locators: tuple[Locator, ...]
    see: tuple[Line, ...]
    see_also: tuple[Line, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines that begin with one letter of the alphabet."""

    id: str
    letter: str
    lines: tuple[Line, ...]


def index_letters(
    records: Sequence[Record],
    places: Sequence[Place],
    targets: Mapping[str, Entry],
    text: Text,
    language: Language,
) -> list[Letter]:
    """The lines of the index by letters. An entry that leads nowhere in this edition has none.

    ``places`` are those in the text, ``targets`` what can be referred to, ``text`` renders the texts of records.
    """
    maker = _Maker(records, places, targets, text)
    in_order, letter_of = alphabetical(language.locale), initial(language.locale)

    def order(line: Line) -> tuple[bytes, str]:
        return in_order(_plain(line.text))

    groups = groupby(maker.lines("", order), key=lambda line: letter_of(_plain(line.text)))
    return [
        Letter(own_id("", "index", number), letter, tuple(lines)) for number, (letter, lines) in enumerate(groups, 1)
    ]


def _plain(text: Markup) -> str:
    return text.striptags()


Order = Callable[[Line], tuple[bytes, str]]


class _Maker:
    """Makes the lines of one edition."""

    def __init__(
        self, records: Sequence[Record], places: Sequence[Place], targets: Mapping[str, Entry], text: Text
    ) -> None:
        self._entries = {record.id: record for record in index_entries(records)}
        self._below: dict[str, list[str]] = {}
        for record in self._entries.values():
            self._below.setdefault(_names(record, "under")[0], []).append(record.id)
        self._places: dict[str, list[Place]] = {}
        for place in places:
            self._places.setdefault(place.entry, []).append(place)
        self._targets, self._text = targets, text
        parts = {entry.part: number for number, entry in reversed([*enumerate(targets.values())])}
        self._headings = dict(_headings(targets))
        self._rank = {id: (parts[entry.part], number) for number, (id, entry) in enumerate(targets.items())}

    def lines(self, above: str, order: Order) -> list[Line]:
        """The lines below an entry, "" for those of the index itself."""
        made = [line for name in self._below.get(above, ()) if (line := self._line(name, order))]
        return sorted(made, key=order)

    def _line(self, name: str, order: Order) -> Line | None:
        record = self._entries[name]
        below, locators = tuple(self.lines(name, order)), self._locators(record)
        see, also = (tuple(self._referred(record, key, order)) for key in ("see", "see_also"))
        if not (below or locators or see):
            return None
        return Line(_id(name), self._heading(record), locators, see, also, below)

    def _referred(self, record: Record, key: str, order: Order) -> Iterator[Line]:
        """The entries that one refers to, as they are called elsewhere; those that lead somewhere."""
        found = []
        for other in (self._entries[name] for name in _names(record, key) if name in self._entries):
            above = self._entries.get(_names(other, "under")[0])
            if self._leads(other.id):
                text = self._heading(other)
                text = Markup("{}: {}").format(self._heading(above), text) if above else text
                found.append(Line(_id(other.id), text, (), (), (), ()))
        yield from sorted(found, key=order)

    def _leads(self, name: str) -> bool:
        return bool(self._locators(self._entries[name])) or any(map(self._leads, self._below.get(name, ())))

    def _heading(self, record: Record) -> Markup:
        return self._text(record, "term" if isinstance(record, Term) else "heading")

    def _locators(self, record: Record) -> tuple[Locator, ...]:
        """One for each section, in reading order: that of the section itself, or the first one in it."""
        own = [Place(record.id, name, self._section_of(name)) for name in _names(record, "at")]
        found: dict[str, Place] = {}
        for place in (*own, *self._places.get(record.id, ())):
            if place.section not in found or place.anchor == place.section:
                found[place.section] = place
        known = [place for place in found.values() if place.section in self._targets]
        return tuple(self._locator(place) for place in sorted(known, key=lambda place: self._rank[place.section]))

    def _section_of(self, name: str) -> str:
        """What says where a thing is: its own id, or of a box without number that of the heading before it."""
        target = self._targets.get(name)
        if target is None or target.kind != "box" or target.number:
            return name
        return self._headings[name]

    def _locator(self, place: Place) -> Locator:
        section = self._targets[place.section]
        name = section.number if section.kind == "section" and section.number else section.label
        is_main = place.anchor == place.section and section.kind in ("part", "section")
        return Locator(place.anchor, name, section.label, is_main)


def _headings(targets: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """The ids of boxes, each with that of the chapter or section that it is in."""
    part = heading = ""
    for id, entry in targets.items():
        if entry.part != part:
            part = heading = entry.part
        if entry.kind in ("part", "section") and entry.level <= _SECTION:
            heading = id
        elif entry.kind == "box":
            yield id, heading


def _names(record: Record, key: str) -> tuple[str, ...]:
    """The names that a key of an entry has; of a single one that is not there, an empty one."""
    value = getattr(record, key, "" if key == "under" else ())
    return (value,) if isinstance(value, str) else tuple(value)


def _id(entry: str) -> str:
    return own_id(entry, "index")
