"""A file before the rules: opened, with everything that its pages paint, and the ink that Ghostscript measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Object, Pdf

from gesim_build.preflight.content import painted
from gesim_build.preflight.ghostscript import Ink, measure
from gesim_build.preflight.marks import Mark
from gesim_build.preflight.profile import Profile
from gesim_build.print_spec import kind_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A file to be examined: its name and bytes, and for a cover how many pages the book has.

    Where that is 0, ``unknown`` says why.
    """

    name: str
    content: bytes
    book_pages: int = 0
    unknown: str = ""

    @property
    def kind(self) -> str:
        """By its name."""
        return kind_of(self.name)


@dataclass(frozen=True, slots=True)
class Document:
    """What a rule sees."""

    kind: str
    pdf: Pdf
    marks: tuple[Mark, ...]
    ink: tuple[Ink, ...]
    book_pages: int
    unknown: str

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return len(self.pdf.pages)


@contextmanager
def opened(subject: Subject, profile: Profile) -> Iterator[Document]:
    """The document of a file while it is open. Raises as `pages_of`, and as `measure`."""
    with Pdf.open(BytesIO(subject.content)) as pdf:
        ink = measure(subject.content, profile.ink_dpi)
        yield Document(subject.kind, pdf, tuple(painted(pdf)), ink, subject.book_pages, subject.unknown)


def pages_of(content: bytes) -> int:
    """How many pages a PDF has. Raises pikepdf.PdfError when it is none, PasswordError when it asks for a password."""
    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def named(thing: Object) -> str:
    """How a report calls an object that has no name: by its number."""
    number, generation = thing.objgen
    return f"object {number} {generation}" if number else "a direct object"
