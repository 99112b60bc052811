"""What a PDF says about itself, as data: `merge.metadata` writes it."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.model import Manuscript


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the whole file. ``language`` is a BCP 47 tag, ``date`` an ISO date: the edition's.

    ``archival`` claims PDF/A besides PDF/UA. A ``sheet`` opens as single pages, a book as facing ones with bookmarks;
    one that is ``discreet`` with none, and it does not name the program, which may be called as a book is.
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
    discreet: bool = False


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
        discreet=manuscript.edition.discreet,
    )
