"""The inventory of the manuscript: what every format must hold, and where in the sources each thing is from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from gesim_build.diagnostics import Location
from gesim_build.markup.tree import HEADINGS, name_of
from gesim_build.model import Manuscript, Part
from gesim_build.validate.inventory import CONTENTS, PRINTED_LINE, TEXT, Inventory, Item, letters
from gesim_build.validate.xhtml import XhtmlReader, own_text

_CONFIG = Location("handbook/handbook.toml")


# What a part holds, by itself: kind, key, text, the number of the row that holds it or -1, heading, and place.
Row = tuple[str, str, str, int, str, str, int, int]
Rows = Callable[[Part], Sequence[Row]]


def rows_of(part: Part) -> list[Row]:
    """What one part holds; it depends on nothing but its `key_of`."""
    root = etree.fromstring(part.xhtml)
    reader = XhtmlReader(_Places(part, root).of)
    reader.read(root)
    return [
        (item.kind, item.key, item.text, item.within, item.heading, place.path, place.line, place.column)
        for item in reader.items
        for place in (item.place,)
    ]


def key_of(part: Part) -> str:
    """A digest of all that `rows_of` reads of a part."""
    places = "".join(f"{number} {at.line} {at.column} {at.path}\0" for number, at in part.lines.items())
    return hashlib.sha256(f"{part.path}\0{places}\0{part.xhtml}".encode("utf-8", "surrogatepass")).hexdigest()


def inventory(manuscript: Manuscript, rows: Rows = rows_of) -> Inventory:
    """The title page, every part in order, and the lines of the lists of contents.

    ``rows`` returns what `rows_of` does, perhaps from before.
    """
    items: list[Item] = [*_title_page(manuscript)]
    for part in manuscript.parts:
        items += _placed(part, rows(part), len(items))
    return (*items, *_contents(manuscript))


def _placed(part: Part, rows: Iterable[Row], start: int) -> Iterator[Item]:
    """The items of a part whose first one has the number ``start``."""
    for kind, key, text, within, heading, path, line, column in rows:
        outer, place = within + start if within >= 0 else -1, Location(path, line, column)
        yield Item(kind, key, text, outer, part.title, part.kind, heading, place)


class _Places:
    """Where the elements of a part come from, and what heading they are under."""

    def __init__(self, part: Part, root: Any) -> None:
        self._whole = Location(part.path)
        self._places: dict[Any, Location] = {}
        self._headings: dict[Any, str] = {}
        heading = ""
        for number, element in enumerate(root.iter()):
            if name_of(element) in HEADINGS:
                heading = " ".join(own_text(element).split())
            self._headings[element] = heading
            if number in part.lines:
                self._places[element] = part.lines[number]

    def of(self, element: Any) -> dict[str, Any]:
        """The fields of an `Item` that say where an element comes from."""
        return {"heading": self._headings[element], "place": self._place(element)}

    def _place(self, element: Any) -> Location:
        """Its own place, or that of what it is in or belongs to."""
        for outer in (element, *element.iterancestors()):
            for near in (outer, *_near(outer)):
                if near in self._places:
                    return self._places[near]
        return self._whole


def _near(element: Any) -> Iterator[Any]:
    """What an element has its place from: a definition from its term, a cell from the head of its row, an item from
    what it begins with.
    """
    if name_of(element) in ("dd", "td"):
        yield from element.itersiblings(preceding=True)
    elif name_of(element) == "li":
        yield from element[:1]


def _title_page(manuscript: Manuscript) -> Iterator[Item]:
    book = manuscript.book
    for text in filter(letters, (book.title, book.subtitle, book.edition_line)):
        yield Item(TEXT, letters(text), text, part=book.title, place=_CONFIG)


def _contents(manuscript: Manuscript) -> Iterator[Item]:
    """A line for each part and section in the contents that formats have, and for each part in the printed ones."""
    paths = {part.id: part.path for part in manuscript.parts}
    titles = {part.id: part.title for part in manuscript.parts}
    for entry in (entry for entry in manuscript.entries if entry.level):
        kind = CONTENTS[min(entry.level, len(CONTENTS)) - 1]
        text, place = f"{entry.number} {entry.title}".strip(), Location(paths[entry.part])
        yield Item(kind, letters(text), text, part=titles[entry.part], heading=entry.title, place=place)
    for part in (part for part in manuscript.parts if manuscript.prints_contents and not part.is_imprint):
        yield Item(PRINTED_LINE, f"#{part.id}", part.title, part=part.title, place=Location(part.path))
