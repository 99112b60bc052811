"""The whole book as one page: the parts in it, and the title and contents before them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from gesim_build.markup.classes import PART
from gesim_build.markup.tree import classes_of, name_of
from gesim_build.validate.documents import pages, text_runs_of_document
from gesim_build.validate.html import contents_of, cover_of
from gesim_build.validate.inventory import CONTENTS, Inventory, Item, leads_somewhere, letters, reached
from gesim_build.validate.text_run import TextRun
from gesim_build.validate.xhtml import XhtmlReader


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = ()) -> Inventory:
    """What the page holds."""
    (page,) = pages(artifacts)
    ids = frozenset(map(str, page.root.xpath("//@id")))
    reader = XhtmlReader()
    parts = (one for one in page.root.iter() if name_of(one) == "section" and PART in classes_of(one))
    for element in (*cover_of(page.root), *parts):
        reader.read(element)
    items = (Item(item.kind, item.key) for item in reader.items)
    listed = contents_of(page.root)
    contents = (Item(CONTENTS[0], letters(text)) for target, text in listed if leads_somewhere(target, ids))
    return (*reached(items, ids), *contents)


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """The texts of the page."""
    for document in pages(artifacts):
        yield from text_runs_of_document(document)
