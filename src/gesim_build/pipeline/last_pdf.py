"""The PDF of an edition as it was built last, to say where its texts are. [I/O]"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from gesim_build.catalog.surroundings import Block
from gesim_build.diagnostics import GesimError
from gesim_build.output import FOLDER
from gesim_build.pipeline import Project
from gesim_build.pipeline.build import BOOK_PDF, targets
from gesim_build.pipeline.record import finished_files
from gesim_build.validate.page_labels import labelled_tags
from gesim_build.validate.pdf_tags import INLINE, Tag, own_text

_HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))
# What is printed a second time: in a list of contents.
_LISTS = frozenset(("TOC", "TOCI"))


def last_pdf(project: Project, language: str, publications: Sequence[str] = ()) -> bytes:
    """The finished PDF of a language, of the first publication that has one; empty if none was built."""
    with suppress(OSError):
        if path := last_pdf_file(project, language, publications):
            return path.read_bytes()
    return b""


def last_pdf_file(project: Project, language: str, publications: Sequence[str] = ()) -> Path | None:
    """The file of that PDF; None if none was built."""
    with suppress(OSError, GesimError):
        for target in targets(project, [language], [BOOK_PDF], list(publications)):
            for name in finished_files(project.root, target.folder, [BOOK_PDF]):
                return Path(project.root, FOLDER, target.folder, name)
    return None


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """The blocks of text of a PDF in reading order; none of one that cannot be read."""
    return tuple(_blocks(*labelled_tags(content))) if content else ()


def _blocks(tags: Sequence[Tag], labels: Sequence[str]) -> Iterator[Block]:
    section = ""
    for tag in (tag for top in tags for tag in _printed(top)):
        text = " ".join(own_text(tag).split())
        section = text if tag.role in _HEADINGS and text else section
        if text and 0 <= tag.page < len(labels):
            yield Block(tag.page, labels[tag.page], section, text)


def _printed(tag: Tag) -> Iterator[Tag]:
    """An element and those within it that are blocks, without lists of contents."""
    if tag.role in _LISTS or tag.role in INLINE:
        return
    yield tag
    for piece in tag.pieces:
        if isinstance(piece, Tag):
            yield from _printed(piece)
