"""The bookmarks: parts, and the sections within them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from gesim_build.formats.pdf.plan.bookmarks import Bookmark


def write_outline(pdf: Pdf, top: Sequence[Bookmark]) -> None:
    """Put the bookmarks into the file, with the parts closed; destinations are named."""
    outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    if top:
        _hang(pdf, outlines, top)
        outlines.Count = len(top)
    pdf.Root.Outlines = outlines


def _hang(pdf: Pdf, parent: Object, below: Sequence[Bookmark]) -> None:
    entries = (Dictionary(Title=String(mark.title), Parent=parent, Dest=String(mark.id)) for mark in below)
    items = [pdf.make_indirect(entry) for entry in entries]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    parent.First, parent.Last = items[0], items[-1]
    for item, mark in zip(items, below, strict=True):
        if mark.children:
            _hang(pdf, item, mark.children)
            item.Count = -len(mark.children)


def page_labels(body: int) -> Dictionary:
    """Lower-case roman numerals from the first page, arabic ones from page index ``body``."""
    roman = Dictionary(S=Name("/r"), St=1)
    arabic = Dictionary(S=Name("/D"), St=1)
    return Dictionary(Nums=Array([0, roman, body, arabic] if body else [0, arabic]))
