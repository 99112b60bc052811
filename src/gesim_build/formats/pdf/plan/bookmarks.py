"""The bookmarks of the book: its parts, and the sections within them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gesim_build.model import Entry


@dataclass(slots=True)
class Bookmark:
    """One bookmark: its text, the id it leads to, and those below it."""

    title: str
    id: str
    children: list[Bookmark] = field(default_factory=list)


def bookmarks(entries: Iterable[Entry]) -> list[Bookmark]:
    """Nest the parts and sections by their levels; figures, tables and boxes have no bookmark."""
    top: list[Bookmark] = []
    open_ones: list[tuple[int, Bookmark]] = []
    for entry in entries:
        if entry.kind not in ("part", "section"):
            continue
        bookmark = Bookmark(f"{entry.number} {entry.title}".strip(), entry.id)
        while open_ones and open_ones[-1][0] >= entry.level:
            open_ones.pop()
        (open_ones[-1][1].children if open_ones else top).append(bookmark)
        open_ones.append((entry.level, bookmark))
    return top
