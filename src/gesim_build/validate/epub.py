"""EPUBs as they were made: a package, documents in the order of the spine, drawings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gesim_build.validate.documents import Publication, publication
from gesim_build.validate.seen import Seen, seen_in_document

_DC = "{http://purl.org/dc/elements/1.1/}"
_PACKAGE = (f"{_DC}title", f"{_DC}description")
_SUMMARY = "schema:accessibilitySummary"


def seen(artifacts: Mapping[str, bytes]) -> Iterator[Seen]:
    """The texts of the package, the documents and the drawings."""
    for path, content in artifacts.items():
        book = publication(content)
        for run in (*_package(book), *_documents(book)):
            yield replace(run, path=path, place=" ".join(filter(None, (run.path, run.place))))


def _package(book: Publication) -> Iterator[Seen]:
    root = book.package.root
    summaries = (element for element in root.iter() if element.get("property") == _SUMMARY)
    for element in (*root.iter(*_PACKAGE), *summaries):
        yield Seen(book.package.path, "", (element.text or "",))


def _documents(book: Publication) -> Iterator[Seen]:
    for document in (*book.spine, *book.images):
        yield from seen_in_document(document)
