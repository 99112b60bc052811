"""The texts of a document of an EPUB or of a page: what is printed, and what is spoken or shown beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gesim_build.validate.documents import Document, name_of
from gesim_build.validate.text_run import TextRun

_SILENT = frozenset(("script", "style"))
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder")


def text_runs_of_document(document: Document) -> Iterator[TextRun]:
    """The texts of one document: what is spoken or shown beside it, then what is printed."""
    for element in document.root.iter():
        if name_of(element) == "title":
            yield TextRun(document.path, "title", (element.text or "",))
        for key, value in element.items():
            if key in _SPOKEN or key.startswith("data-") or (key == "content" and element.get("name") == "description"):
                yield TextRun(document.path, key, (value,))
    yield TextRun(document.path, "", tuple(_texts(document.root)))


def _texts(element: Any) -> Iterator[str]:
    """The texts in an element in order, without those of scripts and titles, and without code, which is no words."""
    if name_of(element) not in (*_SILENT, "title", "code", ""):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
