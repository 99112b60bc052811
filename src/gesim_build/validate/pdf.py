"""PDFs as they were made: the structure that readers follow, and what is drawn outside of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gesim_build.validate.pdf_tags import Reading, Tag, read_pdf
from gesim_build.validate.seen import Seen


def seen(artifacts: Mapping[str, bytes]) -> Iterator[Seen]:
    """The texts with what is said of figures, what stands outside of the structure, bookmarks, title and subject."""
    for path, content in artifacts.items():
        yield from _seen(path, read_pdf(content))


def _seen(path: str, reading: Reading) -> Iterator[Seen]:
    for tag in reading.tags:
        place = f"page {tag.page + 1}"
        yield Seen(path, place, tuple(_flat(tag)))
        yield from (Seen(path, place, (below.alternative,)) for below in tag.tags() if below.alternative)
    yield from (Seen(path, f"page {number}", (text,)) for number, text in enumerate(reading.artifacts, 1))
    yield from (Seen(path, "bookmarks", (title,)) for title, _, _ in reading.outline)
    yield from (Seen(path, "properties", (text,)) for text in (reading.title, reading.subject))


def _flat(tag: Tag) -> Iterator[str]:
    """All text of an element in order; what is said instead, where there is that."""
    if tag.actual:
        yield tag.actual
        return
    for piece in tag.pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield from _flat(piece)
