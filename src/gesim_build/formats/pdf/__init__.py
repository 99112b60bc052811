"""The PDF: each part is laid out alone, in worker processes, and all are stitched into one file.

Worker processes import this package too, so it imports nothing itself; `book.make_book` is where to read on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesim_build.formats import RenderContext
    from gesim_build.model import Artifact


def begin(context: RenderContext) -> object:
    """Have laid out what does not depend on the number of pages: `render` will ask for the same."""
    from gesim_build.formats.pdf.book import begin as begin_book

    return begin_book(context)


def render(context: RenderContext) -> Iterable[Artifact]:
    """The book as one tagged PDF, ``NAME-LANGUAGE.pdf``. Raises GesimError when a part cannot be laid out."""
    from gesim_build.formats.pdf.book import make_book

    yield make_book(context)
