"""The files for a print shop: the inside of the book, and its cover as one sheet, prepared for PDF/X-4.

The pages are laid out and joined by the same machinery as those of the PDF for screens, in `formats/pdf/`; here is
what a printing press wants besides. No program that judges PDF/X is available, so nothing here claims to be certified.
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
    """``print/NAME-LANGUAGE-interior.pdf`` and ``-cover.pdf``. Raises GesimError when a part cannot be laid out."""
    from gesim_build.formats.print.edition import make_edition

    return make_edition(context)
