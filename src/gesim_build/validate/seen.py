"""Every text that a reader of the finished files can meet: printed, spoken, or shown by the program that opens them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gesim_build.validate.documents import Document, name_of

_SILENT = frozenset(("script", "style"))
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder")


@dataclass(frozen=True, slots=True)
class Seen:
    """A run of text: the file, the place in it ("" or "page 3"), and its pieces in order."""

    path: str
    place: str
    pieces: tuple[str, ...]


def seen_in_document(document: Document) -> Iterator[Seen]:
    """The texts of one document: what is spoken or shown beside it, then what is printed."""
    for element in document.root.iter():
        if name_of(element) == "title":
            yield Seen(document.path, "title", (element.text or "",))
        for key, value in element.items():
            if key in _SPOKEN or key.startswith("data-") or (key == "content" and element.get("name") == "description"):
                yield Seen(document.path, key, (value,))
    yield Seen(document.path, "", tuple(_texts(document.root)))


def _texts(element: Any) -> Iterator[str]:
    """The texts in an element in order, without those of scripts and titles."""
    if name_of(element) not in _SILENT and name_of(element) not in ("", "title"):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
