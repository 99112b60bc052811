"""The page of quick access: what a book has chosen for whoever is in a hurry, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.model import Manuscript


@dataclass(frozen=True, slots=True)
class Place:
    """One place that it leads to: its id, and the number and title of what is there.

    A part's number is that of its chapter or form; sections, boxes and so on have none here. What is not numbered and
    not listed, such as a contact, has no title either.
    """

    id: str
    number: str
    title: str


def quick_access(manuscript: Manuscript) -> tuple[Place, ...]:
    """The places in the order of the book's choice; none in a book that has chosen none."""
    titles = {entry.part: entry for entry in manuscript.entries if entry.level == 1}
    entries = {**titles, **{entry.id: entry for entry in manuscript.entries}}
    return tuple(
        Place(id, entry.number if entry and entry.level == 1 else "", entry.title if entry else "")
        for id in manuscript.book.quick_access
        if id in manuscript.anchors or id in titles
        for entry in (entries.get(id),)
    )
