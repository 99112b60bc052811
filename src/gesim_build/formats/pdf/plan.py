"""What the stitcher is told besides the pieces and their order: furniture, bookmarks, metadata.

Apart from the modules that write them into a file, which import pikepdf: that happens in worker processes only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gesim_build.model import Entry, Manuscript


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is laid over the pages. ``heads`` has a left and a right page for each piece of ``order``; ``folios`` has
    a page for each number, in blocks one after the other, for roman and for arabic ones.
    """

    heads: bytes
    order: Sequence[str]
    roman: Sequence[bytes] = field(default=())
    arabic: Sequence[bytes] = field(default=())


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


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the whole file. ``language`` is a BCP 47 tag, ``date`` an ISO date: the edition's.

    ``archival`` claims PDF/A besides PDF/UA. A ``sheet`` opens as single pages, a book as facing ones with bookmarks.
    """

    title: str
    language: str
    date: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    rights: str = ""
    identifier: str = ""
    archival: bool = True
    sheet: bool = False


def metadata_of(manuscript: Manuscript) -> Metadata:
    """The metadata of a manuscript's file."""
    book = manuscript.book
    return Metadata(
        title=f"{book.title} ({book.short_title})" if book.short_title not in book.title else book.title,
        authors=book.authors or ((book.publisher,) if book.publisher else ()),
        publisher=book.publisher,
        description=book.description,
        rights=f"{book.license_name}, {book.license_url}",
        identifier=book.identifier,
        language=manuscript.edition.code,
        date=manuscript.edition.date.isoformat(),
    )
