"""EPUBs as they were made: a package, documents in the order of the spine, drawings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from gesim_build.markup.tree import classes_of, name_of
from gesim_build.own_ids import part_of_file
from gesim_build.validate.documents import Document, Publication, publication, text_runs_of_document
from gesim_build.validate.inventory import CONTENTS, Inventory, Item, leads_somewhere, letters, reached
from gesim_build.validate.text_run import TextRun
from gesim_build.validate.xhtml import XhtmlReader, target_of, whole_text

_DC = "{http://purl.org/dc/elements/1.1/}"
_PACKAGE = (f"{_DC}title", f"{_DC}description")
_SUMMARY = "schema:accessibilitySummary"

_TYPE = "{http://www.idpf.org/2007/ops}type"


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = ()) -> Inventory:
    """The parts in the order of the spine, the title page, and the lists of the navigation document."""
    (book,) = (publication(content) for content in artifacts.values())
    reader = XhtmlReader()
    ids = {str(name) for document in book.spine for name in document.root.xpath("//@id")}
    names = {part_of_file(document.path.rpartition("/")[2].removesuffix(".xhtml")) for document in book.spine}
    for document in book.spine:
        for element in _shown(document):
            reader.read(element)
    lines = (line for document in book.spine for line in _contents(document, ids | names))
    return (*reached(reader.items, ids | names), *lines)


def _shown(document: Document) -> Iterator[Any]:
    """What comes from the manuscript: the section of a part, the title page."""
    body = next(element for element in document.root if name_of(element) == "body")
    return (element for element in body if classes_of(element) & {"part", "title-page"})


def _contents(document: Document, ids: set[str]) -> Iterator[Item]:
    for nav in (nav for nav in document.root.iter() if nav.get(_TYPE) == "toc"):
        for link in (link for link in nav.iter() if name_of(link) == "a"):
            # Chapters are in a list of their own within the line of a part of the book, too.
            within = [above for above in link.iterancestors() if name_of(above) == "li"]
            level = sum("toc-divider" not in classes_of(above) for above in within[1:])
            if leads_somewhere(target_of(str(link.get("href"))), ids):
                yield Item(CONTENTS[level], letters(whole_text(link)))


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """The texts of the package, the documents and the drawings."""
    for path, content in artifacts.items():
        book = publication(content)
        for run in (*_package(book), *_documents(book)):
            yield replace(run, path=path, place=" ".join(filter(None, (run.path, run.place))))


def _package(book: Publication) -> Iterator[TextRun]:
    root = book.package.root
    summaries = (element for element in root.iter() if element.get("property") == _SUMMARY)
    for element in (*root.iter(*_PACKAGE), *summaries):
        yield TextRun(book.package.path, "", (element.text or "",))


def _documents(book: Publication) -> Iterator[TextRun]:
    for document in (*book.spine, *book.images):
        yield from text_runs_of_document(document)
