"""What a reader makes of another program's book: the data type that all readers share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gesim_build.diagnostics import Location


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """Something that could not be carried: where it was in the other book, and what has become of it."""

    place: Location
    what: str


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file of the other book, as its own program would print it.

    ``path`` is relative to the folder adopted. ``depth`` is 0 for a chapter, and one more for each level below it;
    ``section`` is ``front``, ``chapters`` or ``annexes``. ``text`` has its includes filled in, and ``origins`` the
    place of each of its lines. ``title`` is that of the navigation, or of the front matter: it is printed where the
    text has no title of its own, and always where it is ``untitled``, because its headings are those of sections.
    One that ``is_part`` is the title of a part of the book, to which the chapters after it belong.
    """

    path: str
    text: str
    origins: tuple[Location, ...]
    title: str = ""
    depth: int = 0
    section: str = "chapters"
    untitled: bool = False
    is_part: bool = False

    def place(self, line: int) -> Location:
        """Where a line of the text, counted from 0, comes from."""
        return self.origins[min(line, len(self.origins) - 1)] if self.origins else Location(self.path, line + 1)


@dataclass(frozen=True, slots=True)
class Message:
    """A message of one of the other book's catalogs. ``pages`` are the files that its references name."""

    msgid: str
    msgstr: str
    place: Location
    fuzzy: bool = False
    comments: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignBook:
    """A book of another program.

    ``kind`` names its reader. ``catalogs`` has the messages of each language; ``twins`` the translated pages, by
    language and by the path of the page that each translates, where a book has pages instead of catalogs.
    ``roots`` are the folders that an address beginning with ``/`` starts from.
    """

    kind: str
    title: str
    language: str
    pages: tuple[Page, ...]
    authors: tuple[str, ...] = ()
    description: str = ""
    catalogs: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    twins: Mapping[str, Mapping[str, Page]] = field(default_factory=dict)
    roots: tuple[str, ...] = ("",)
    losses: tuple[Loss, ...] = ()
