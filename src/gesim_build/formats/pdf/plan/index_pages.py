"""The index with pages in place of sections: made, like the list of contents, when all else has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement

from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.lengths import MM_PER_PT
from gesim_build.markup.classes import LOCATOR, LOCATORS, MAIN
from gesim_build.markup.serialise import to_xhtml
from gesim_build.markup.tree import classes_of, parse
from gesim_build.model import Entry, Manuscript, Part

# What begins so many lines below the head of a page, or higher, has nothing of what comes before it on that page.
_AT_THE_HEAD = 2.5


@dataclass(frozen=True, slots=True)
class Pages:
    """Where something is, by the places of pages in the file: from the first to the last. ``id`` leads there."""

    first: int
    last: int
    id: str
    is_main: bool


def index_of(manuscript: Manuscript) -> Part | None:
    """The part in whose index pages are named: its length moves nothing, for nothing comes after it.

    Folded pages have no numbers: an index there names sections, and is a part like any other.
    """
    last = manuscript.parts[-1] if manuscript.parts else None
    return last if last and last.prints_index and not manuscript.book.layout.is_folded else None


def with_pages(part: Part, pages_of: Callable[[str, bool], Pages], folio_of: Callable[[int], str]) -> Part:
    """The part of the index with the pages of each entry. What else is in it keeps its place in the sources.

    ``pages_of`` says where an element is, or the whole section that it is the heading of; ``folio_of`` is what readers
    call a page.
    """
    root = parse(part.xhtml)
    places = [(element, part.lines[number]) for number, element in enumerate(root.iter()) if number in part.lines]
    for element in root.iter():
        if LOCATORS in classes_of(element):
            links = [(link.get("href", "")[1:], MAIN in classes_of(link)) for link in element]
            _write(element, joined(pages_of(id, is_main) for id, is_main in links), folio_of)
    numbers = {element: number for number, element in enumerate(root.iter())}
    lines = {numbers[element]: place for element, place in places if element in numbers}
    return replace(part, xhtml=to_xhtml(root), lines=lines)


def _write(element: Element, pages: Sequence[Pages], folio_of: Callable[[int], str]) -> None:
    tail, attributes = element.tail, dict(element.attrib)
    element.clear()
    element.attrib.update(attributes)
    element.text, element.tail = ", ", tail
    for one in pages:
        link = SubElement(element, element.tag.replace("span", "a"), {"class": LOCATOR, "href": f"#{one.id}"})
        if one.is_main:
            link.set("class", f"{LOCATOR} {MAIN}")
        link.text = f"{folio_of(one.first)}–{folio_of(one.last)}" if one.last > one.first else folio_of(one.first)
        link.tail = ", "
    link.tail = ""


def joined(found: Iterable[Pages]) -> list[Pages]:
    """Pages in order: without mentions where the thing is treated anyway, and those that follow each other as one."""
    every = sorted(found, key=lambda one: (one.first, not one.is_main, -one.last))
    main = [one for one in every if one.is_main]
    rest = [one for one in every if not one.is_main and not any(m.first <= one.first <= m.last for m in main)]
    return sorted((*_runs(main), *_runs(rest)), key=lambda one: one.first)


def _runs(pages: Iterable[Pages]) -> Iterator[Pages]:
    run: Pages | None = None
    for one in pages:
        if run and one.first <= run.last + 1:
            run = replace(run, last=max(run.last, one.last))
        else:
            yield from (run,) if run else ()
            run = one
    yield from (run,) if run else ()


def page_finder(
    manuscript: Manuscript, pieces: Mapping[str, Piece], page_map: PageMap, page: Geometry
) -> Callable[[str, bool], Pages]:
    """A function from an id to its pages: those of the whole section, if the thing is treated there."""
    ends = dict(_following(manuscript.entries))

    def pages_of(id: str, is_main: bool) -> Pages:
        part = manuscript.anchors.get(id, id)
        piece, start = pieces[part], page_map.first(part)
        first = last = piece.anchors[id].page
        if is_main:
            last = max(first, _last_page(piece, ends.get(id), page))
        return Pages(start + first, start + last, id, is_main)

    return pages_of


def _last_page(piece: Piece, following: Entry | None, page: Geometry) -> int:
    """The page of a piece on which a section ends that another one follows there, or none."""
    if following is None:
        return piece.pages - 1
    anchor = piece.anchors[following.id]
    head = page.page_height - page.head - _AT_THE_HEAD * page.baseline
    return anchor.page - (anchor.y * MM_PER_PT > head)


def _following(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each section with the one that follows it in its part and is not below it."""
    headings = [entry for entry in entries if entry.level]
    for number, entry in enumerate(headings):
        later = (one for one in headings[number + 1 :] if one.level <= entry.level or one.part != entry.part)
        following = next(later, None)
        if following and following.part == entry.part:
            yield entry.id, following
