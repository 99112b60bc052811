"""The list of contents as formats show it: parts, and the sections of each."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.formats.links import Address
from gesim_build.model import Entry, Manuscript, Part


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list of contents. ``number`` may be empty; ``pillar`` is that of the part."""

    href: str
    number: str
    title: str
    kind: str
    pillar: str
    part: str
    lines: tuple[Line, ...] = ()


def contents(manuscript: Manuscript, address: Address) -> tuple[Line, ...]:
    """One line for each part, holding one for each of its sections of the second level."""
    return tuple(_part_line(manuscript, part, address) for part in manuscript.parts)


def listing(manuscript: Manuscript, kind: str, address: Address) -> tuple[Line, ...]:
    """The captioned entries of one kind, ``figure`` or ``table``, in reading order; the number is the whole label."""
    return tuple(
        Line(address(entry.id), entry.label, entry.title, kind, "", entry.part)
        for entry in manuscript.entries
        if entry.kind == kind and entry.title
    )


def _part_line(manuscript: Manuscript, part: Part, address: Address) -> Line:
    sections = tuple(
        _section_line(entry, part, address)
        for entry in manuscript.entries
        if entry.part == part.id and entry.kind == "section" and entry.level == 2
    )
    return Line(address(part.id), part.number, part.title, part.kind, part.pillar, part.id, sections)


def _section_line(entry: Entry, part: Part, address: Address) -> Line:
    return Line(address(entry.id), entry.number, entry.title, "section", part.pillar, part.id)
