"""The bookmarks of the book: its parts, and the sections within them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gesim_build.model import Entry


@dataclass(slots=True)
class Bookmark:
    """One bookmark: its text, the id it leads to, those below it; that of a part of the book is in ``bold`` type."""

    title: str
    id: str
    children: list[Bookmark] = field(default_factory=list)
    bold: bool = False


def bookmarks(entries: Iterable[Entry], bold: Collection[str] = ()) -> list[Bookmark]:
    """Nest the parts and sections by their levels; figures, tables and boxes have no bookmark.

    Those of the titles of some parts are ``bold``.
    """
    top: list[Bookmark] = []
    open_ones: list[tuple[int, Bookmark]] = []
    for entry in entries:
        if entry.kind not in ("part", "section"):
            continue
        is_bold = entry.kind == "part" and entry.part in bold
        bookmark = Bookmark(f"{entry.number} {entry.title}".strip(), entry.id, bold=is_bold)
        while open_ones and open_ones[-1][0] >= entry.level:
            open_ones.pop()
        (open_ones[-1][1].children if open_ones else top).append(bookmark)
        open_ones.append((entry.level, bookmark))
    return top
