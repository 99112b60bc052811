"""The PDF: each part is laid out alone, in worker processes, and all are stitched into one file.

Worker processes import this package too, so it imports nothing itself; `book.make_book` is where to read on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gesim_build.model import Artifact, Manuscript
    from gesim_build.theme import Theme


def render(manuscript: Manuscript, theme: Theme, submit: Callable[..., Future[bytes]]) -> Iterable[Artifact]:
    """The book as one tagged PDF, ``NAME-LANGUAGE.pdf``. Raises GesimError when a part cannot be laid out."""
    from gesim_build.formats.pdf.book import make_book

    yield make_book(manuscript, theme, submit)
