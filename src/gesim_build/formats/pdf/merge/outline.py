"""The bookmarks: parts, and the sections within them; and what pages are called."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Dictionary, Name, NumberTree, Object, OutlineItem, Pdf, String

from gesim_build.formats.pdf.plan.bookmarks import Bookmark


def write_outline(pdf: Pdf, top: Iterable[Bookmark]) -> None:
    """Put the bookmarks into the file, with the parts closed; destinations are named."""
    with pdf.open_outline() as outline:
        outline.root.extend(map(_item, top))


def _item(bookmark: Bookmark) -> OutlineItem:
    item = OutlineItem(bookmark.title, String(bookmark.id))
    item.children.extend(map(_item, bookmark.children))
    item.is_closed = bool(item.children)
    return item


def page_labels(pdf: Pdf, body: int) -> Object:
    """Lower-case roman numerals from the first page, arabic ones from page index ``body``."""
    tree = NumberTree.new(pdf)
    if body:
        tree[0] = Dictionary(S=Name("/r"), St=1)
    tree[body] = Dictionary(S=Name("/D"), St=1)
    return tree.obj
