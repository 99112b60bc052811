"""What the package document says of the book and its files (https://www.w3.org/TR/epub-33/#sec-package-doc)."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from pathlib import PurePosixPath

from gesim_build.model import BookInfo, Manuscript, Part

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.-]")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the publication: path from the package document, media type, content, manifest properties."""

    href: str
    media_type: str
    text: str | bytes
    properties: str = ""

    @property
    def id(self) -> str:
        """The file's id in the manifest: an XML name made of its path, another one for every path."""
        return "f-" + _NOT_IN_NAMES.sub(lambda match: f"_{ord(match[0]):x}", self.href.replace("/", "-"))

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode() if isinstance(self.text, str) else self.text

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return PurePosixPath(self.href).stem


def identifier(manuscript: Manuscript) -> str:
    """The identifier of this edition: derived from the book's, the same at every build, different in each language."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{manuscript.book.identifier}#{manuscript.edition.code}").urn


@dataclass(frozen=True, slots=True)
class People:
    """Who has made the book, and who has brought it out."""

    creators: tuple[str, ...]
    publisher: str


def people(book: BookInfo) -> People:
    """Whom the package names: where a book names no author, or no publisher, readers' programs say "Unknown", so one
    is named for the other, and for both the book's short title.
    """
    name = book.short_title or book.title
    authors = book.authors or ((book.publisher or name),)
    return People(authors, book.publisher or ", ".join(book.authors) or name)


def source_of_pages(manuscript: Manuscript) -> str:
    """What the pages in the list of pages are those of: the book number of the PDF, or else its title and date."""
    if isbn := manuscript.edition.isbn.get("pdf"):
        return f"urn:isbn:{isbn.replace('-', '').replace(' ', '')}"
    return f"{manuscript.book.title}, PDF, {manuscript.edition.code}, {manuscript.edition.date}"


def landmark(part: Part) -> str:
    """The part's ``epub:type`` in the list of landmarks, empty if it is none (https://www.w3.org/TR/epub-ssv-11/)."""
    if part.prints_index:
        return "index"
    return "glossary" if 'class="glossary"' in part.xhtml else ""
