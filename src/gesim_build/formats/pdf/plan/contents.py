"""The list of contents and the lists after it: parts and their sections, with the folios of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from gesim_build.dividers import with_dividers
from gesim_build.formats.lists import ListOf
from gesim_build.model import DIVIDER, Entry, Manuscript, Part


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the id it leads to, number and title, the folio, the CSS class, and the lines below it."""

    id: str
    number: str
    title: str
    folio: str
    style: str
    lines: tuple[Line, ...] = ()


def contents_lines(manuscript: Manuscript, folio_of: Callable[[str], str]) -> tuple[Line, ...]:
    """A line for each part but the imprint, holding one for each of its sections of the second level.

    The line of a part of the book holds those of its chapters.
    """
    sections: dict[str, list[Entry]] = {}
    for entry in manuscript.entries:
        sections.setdefault(entry.part, []).append(entry)
    parts = [part for part in manuscript.parts if not part.is_imprint]
    lines = {part.id: _part_line(part, sections.get(part.id, ()), folio_of) for part in parts}
    pairs = tuple(with_dividers(parts))
    return tuple(
        replace(lines[part.id], lines=tuple(lines[one.id] for one, page in pairs if page is part))
        if part.kind == DIVIDER
        else lines[part.id]
        for part, within in pairs
        if within is None
    )


def list_lines(one: ListOf, folio_of: Callable[[str], str]) -> tuple[Line, ...]:
    """A line for each entry of a list of figures, tables and so on."""
    style = "section" if any(map(one.number_of, one.entries)) else "section contents-plain"
    return tuple(Line(it.id, one.number_of(it), it.title, folio_of(it.id), style) for it in one.entries)


def _part_line(part: Part, entries: Iterable[Entry], folio_of: Callable[[str], str]) -> Line:
    sections = (entry for entry in entries if _is_listed(entry, part))
    lines = tuple(Line(entry.id, entry.number, entry.title, folio_of(entry.id), "section") for entry in sections)
    style = f"part contents-{part.kind} contents-{part.pillar or 'plain'}"
    return Line(part.id, part.number, part.title, folio_of(part.id), style, lines)


def _is_listed(entry: Entry, part: Part) -> bool:
    return part.kind == "chapter" and entry.kind == "section" and entry.level == 2


# The digits that the columns of the list have room for: chapters up to 99, pages up to 999.
_CHAPTER, _FOLIO = 2, 3


def is_wide(lines: Iterable[Line]) -> bool:
    """Whether numbers or folios need more room than those of most books: from 100 chapters or 1,000 pages on."""
    return any(
        len(line.number.partition(".")[0]) > _CHAPTER or (line.folio.isdecimal() and len(line.folio) > _FOLIO)
        for line in _all(lines)
    )


def _all(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _all(line.lines)


def list_xhtml(lines: Iterable[Line]) -> Markup:
    """The lines as nested lists."""
    return Markup('<ul class="contents-list">{}</ul>').format(Markup("").join(map(_item, lines)))


def _item(line: Line) -> Markup:
    below = list_xhtml(line.lines) if line.lines else Markup("")
    number = Markup('<span class="contents-number">{}</span>').format(line.number) if line.number else Markup("")
    return Markup(
        '<li class="contents-item contents-{style}"><a href="#{id}">{number}'
        '<span class="contents-title">{title}</span><span class="contents-folio">{folio}</span></a>{below}</li>'
    ).format(style=line.style, id=line.id, number=number, title=line.title, folio=line.folio, below=below)
