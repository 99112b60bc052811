"""The lists of figures, tables, boxes and forms that follow the contents, where a book has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gesim_build.model import Entry, Manuscript
from gesim_build.vocabulary import BoxKind

FIGURE, TABLE, BOX, FORM = "figure", "table", "box", "form"


@dataclass(frozen=True, slots=True)
class ListOf:
    """The things of one kind, in reading order: figures, tables, forms, or boxes of the kind ``box``."""

    kind: str
    entries: tuple[Entry, ...]
    box: str = ""

    @property
    def name(self) -> str:
        """What tells it from the other lists of a book, in ids."""
        return f"{self.kind}-{self.box}" if self.box else self.kind

    def number_of(self, entry: Entry) -> str:
        """The number of an entry in its list. Boxes of all kinds are counted together, so here they have none."""
        return "" if self.kind == BOX else entry.number


def lists_of(manuscript: Manuscript, boxes: Mapping[str, BoxKind]) -> tuple[ListOf, ...]:
    """The lists that have entries: of figures, of tables, of each of the kinds of ``boxes`` that has a list, of forms.

    There are none in a book that prints none. What has no title is in no list.
    """
    if not manuscript.book.prints_lists:
        return ()
    forms = {part.id for part in manuscript.parts if part.kind == FORM}
    listed = [kind for kind, about in boxes.items() if about.list_title]
    found = (
        list_of(manuscript, FIGURE),
        list_of(manuscript, TABLE),
        *(ListOf(BOX, _titled(entry for entry in manuscript.entries if entry.box == box), box) for box in listed),
        ListOf(FORM, _titled(entry for entry in manuscript.entries if entry.level == 1 and entry.part in forms)),
    )
    return tuple(one for one in found if one.entries)


def list_of(manuscript: Manuscript, kind: str) -> ListOf:
    """The list of all figures or tables, which may be empty."""
    return ListOf(kind, _titled(entry for entry in manuscript.entries if entry.kind == kind))


def _titled(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.title)
