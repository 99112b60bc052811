"""The bookmarks: parts, and the sections within them; and what pages are called."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Dictionary, Name, NumberTree, Object, OutlineItem, Pdf, String

from gesim_build.formats.pdf.plan.bookmarks import Bookmark

# A flag of an outline item (ISO 32000-1, 12.3.3).
BOLD = 2


def write_outline(pdf: Pdf, top: Iterable[Bookmark]) -> None:
    """Put the bookmarks into the file, closed but for those in bold type; destinations are named."""
    bookmarks = tuple(top)
    with pdf.open_outline() as outline:
        outline.root.extend(map(_item, bookmarks))
    item: Object | None = pdf.Root.Outlines.get(Name.First)
    for bookmark in bookmarks:
        assert item is not None, "there is one for each bookmark"
        if bookmark.bold:
            item.F = BOLD
        item = item.get(Name.Next)


def _item(bookmark: Bookmark) -> OutlineItem:
    item = OutlineItem(bookmark.title, String(bookmark.id))
    item.children.extend(map(_item, bookmark.children))
    item.is_closed = bool(item.children) and not bookmark.bold
    return item


def page_labels(pdf: Pdf, body: int) -> Object:
    """Lower-case roman numerals from the first page, arabic ones from page index ``body``."""
    tree = NumberTree.new(pdf)
    if body:
        tree[0] = Dictionary(S=Name("/r"), St=1)
    tree[body] = Dictionary(S=Name("/D"), St=1)
    return tree.obj
