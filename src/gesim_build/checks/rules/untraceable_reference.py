"""Nobody could find a publication or page with what the register says of it.

A reader who doubts a figure has to find its source. Give the reference its address, who published it, its number
or the journal in which it is printed. A law is found by its title.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_reference
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import INSTRUMENT, Reference

KIND = Kind.BOOK
CODE = "untraceable-reference"
SEVERITY = Severity.WARNING
_CHAPTER = {"chapters/10-a.md": "# A {#a}\n\n{{ref.report}}\n"}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_CHAPTER, "references.toml": sample_reference(body="European Commission")},
        bad={**_CHAPTER, "references.toml": sample_reference(body=None)},
    ),
)

_FIND = ("url", "body", "number", "published")


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the references that are no laws."""
    del context
    for record in records(book, Reference):
        if not is_traceable(record):
            text = f"nobody could find {record.id} with what it says"
            yield Diagnostic(SEVERITY, CODE, text, record.location, f"Add one of {', '.join(_FIND)}.")


def is_traceable(reference: Reference) -> bool:
    """Whether a reader can find it: a law by its title, anything else by its address, publisher or number."""
    return reference.kind == INSTRUMENT or any(getattr(reference, key).strip() for key in _FIND)
