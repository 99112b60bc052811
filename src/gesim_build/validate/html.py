"""The HTML bundle as it was made: pages, each holding one part in its ``main``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from gesim_build.hashing import digest
from gesim_build.kept import Kept
from gesim_build.markup.tree import classes_of, name_of
from gesim_build.own_ids import START, part_of_file
from gesim_build.validate.documents import page, pages, text_runs_of_document
from gesim_build.validate.inventory import CONTENTS, Inventory, Item, leads_somewhere, letters, reached
from gesim_build.validate.text_run import TextRun
from gesim_build.validate.xhtml import XhtmlReader, target_of, whole_text

# The pages that were read last: the same are in the bundle, and most are made again after an edit.
_read = Kept(256)

# What the template of a page puts into the head of a part: the first numbers to call, the files of a form.
ADDED = frozenset(("page-lead",))


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = ()) -> Inventory:
    """The parts on their pages, and of the start page the title and the contents."""
    pages = {path: _page(path, content) for path, content in sorted(artifacts.items()) if path.endswith(".html")}
    ids = frozenset().union(*(page.ids for page in pages.values()))
    ids |= {part_of_file(path.rpartition("/")[2].removesuffix(".html")) for path in pages}
    items = (item for page in pages.values() for item in page.items)
    listed = (link for page in pages.values() for link in page.contents)
    contents = (Item(CONTENTS[0], letters(text)) for target, text in listed if leads_somewhere(target, ids))
    return (*reached(items, ids), *contents)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page holds, its ids, and of the start page target and words of each line of the contents."""

    items: tuple[Item, ...]
    ids: frozenset[str]
    contents: tuple[tuple[str, str], ...]


def _page(path: str, content: bytes) -> _Page:
    """A page as it is read; one that this process has read before is not read again."""
    key = digest(_is_start(path), content)
    if (known := _read.get(key)) is None:
        known = _read_page(path, content)
        _read.put(key, known)
    return cast(_Page, known)


def _read_page(path: str, content: bytes) -> _Page:
    root, reader = page(path, content).root, XhtmlReader(added=ADDED)
    for element in _shown(path, root):
        reader.read(element)
    items = tuple(Item(item.kind, item.key) for item in reader.items)
    contents = tuple(contents_of(root)) if _is_start(path) else ()
    return _Page(items, frozenset(map(str, root.xpath("//@id"))), contents)


def _shown(path: str, root: Any) -> Iterator[Any]:
    """What comes from the manuscript: the section of a part; of the start page the title."""
    if _is_start(path):
        yield from cover_of(root)
    else:
        yield from root.xpath("//main/section")


def _is_start(path: str) -> bool:
    return path.rpartition("/")[2] == f"{START}.html"


def cover_of(root: Any) -> Iterator[Any]:
    """The elements of a start page with the title."""
    yield from (element for element in root.iter() if "cover-words" in classes_of(element))


def contents_of(root: Any) -> Iterator[tuple[str, str]]:
    """Target and words of each line of its contents."""
    lists = root.xpath("//ol[contains(@class, 'contents-list')]")
    for link in (link for listing in lists for link in listing.iter() if name_of(link) == "a"):
        yield target_of(str(link.get("href"))), whole_text(link)


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """The texts of the pages."""
    for document in pages(artifacts):
        yield from text_runs_of_document(document)
