"""The list of contents as formats show it: parts, and the sections of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gesim_build.dividers import with_dividers
from gesim_build.formats.links import Address
from gesim_build.formats.lists import ListOf
from gesim_build.model import DIVIDER, Entry, Manuscript, Part


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list of contents. ``number`` may be empty; ``pillar`` is that of the part.

    ``lines`` are those of its sections; ``chapters`` those of the chapters in a part of the book, see `nested`.
    """

    href: str
    number: str
    title: str
    kind: str
    pillar: str
    part: str
    lines: tuple[Line, ...] = ()
    chapters: tuple[Line, ...] = ()


def contents(manuscript: Manuscript, address: Address) -> tuple[Line, ...]:
    """One line for each part, holding one for each of its sections of the second level."""
    sections: dict[str, list[Entry]] = {}
    for entry in manuscript.entries:
        if entry.kind == "section" and entry.level == 2:
            sections.setdefault(entry.part, []).append(entry)
    return tuple(_part_line(part, sections.get(part.id, ()), address) for part in manuscript.parts)


def nested(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same with the chapters of each part of the book within its line."""
    pairs = tuple(with_dividers(lines))
    return tuple(
        replace(line, chapters=tuple(one for one, page in pairs if page is line)) if line.kind == DIVIDER else line
        for line, within in pairs
        if within is None
    )


def has_long_numbers(lines: Iterable[Line]) -> bool:
    """Whether a number needs more room than two digits."""
    return any(len(line.number) > len("99") for line in lines)


# A page has all lines of a book with so many parts, and of a larger one those of so many parts on either side.
WHOLE, NEARBY = 80, 20


def nearby(lines: Sequence[Line], number: int) -> Sequence[Line]:
    """What the page of a part shows of the contents: all of a book of the usual size, else the parts around it."""
    return lines if len(lines) <= WHOLE else lines[max(number - NEARBY, 0) : number + NEARBY + 1]


def lines_of(one: ListOf, address: Address) -> tuple[Line, ...]:
    """A line for each entry of a list of figures, tables and so on."""
    return tuple(Line(address(it.id), one.number_of(it), it.title, one.kind, "", it.part) for it in one.entries)


def _part_line(part: Part, sections: Iterable[Entry], address: Address) -> Line:
    lines = tuple(_section_line(entry, part, address) for entry in sections)
    return Line(address(part.id), part.number, part.title, part.kind, part.pillar, part.id, lines)


def _section_line(entry: Entry, part: Part, address: Address) -> Line:
    return Line(address(entry.id), entry.number, entry.title, "section", part.pillar, part.id)
