"""The HTML bundle as it was made: pages, each holding one part in its ``main``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from gesim_build.markup.tree import classes_of, name_of
from gesim_build.own_ids import START, part_of_file
from gesim_build.validate.documents import Document, pages, text_runs_of_document
from gesim_build.validate.inventory import CONTENTS, Inventory, Item, leads_somewhere, letters, reached
from gesim_build.validate.text_run import TextRun
from gesim_build.validate.xhtml import XhtmlReader, target_of, whole_text


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = ()) -> Inventory:
    """The parts on their pages, and of the start page the title and the contents."""
    reader = XhtmlReader()
    documents = tuple(pages(artifacts))
    ids = {str(name) for document in documents for name in document.root.xpath("//@id")}
    names = {part_of_file(document.path.rpartition("/")[2].removesuffix(".html")) for document in documents}
    for document in documents:
        for element in _shown(document):
            reader.read(element)
    return (*reached(reader.items, ids | names), *_contents(documents, ids | names))


def _shown(document: Document) -> Iterator[Any]:
    """What comes from the manuscript: the section of a part; of the start page the title."""
    if _is_start(document):
        yield from (element for element in document.root.iter() if "cover-words" in classes_of(element))
    else:
        yield from document.root.xpath("//main/section")


def _is_start(document: Document) -> bool:
    return document.path.rpartition("/")[2] == f"{START}.html"


def _contents(documents: tuple[Document, ...], ids: set[str]) -> Iterator[Item]:
    for document in documents:
        lists = document.root.xpath("//ol[contains(@class, 'contents-list')]") if _is_start(document) else ()
        for link in (link for listing in lists for link in listing.iter() if name_of(link) == "a"):
            if leads_somewhere(target_of(str(link.get("href"))), ids):
                yield Item(CONTENTS[0], letters(whole_text(link)))


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """The texts of the pages."""
    for document in pages(artifacts):
        yield from text_runs_of_document(document)
