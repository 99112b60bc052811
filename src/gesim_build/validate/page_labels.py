"""What the pages of a finished PDF call themselves, and its structure, of a file that may be damaged."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf, PdfError

from gesim_build.validate.pdf_tags import Tag, read_pdf


def labelled_tags(content: bytes) -> tuple[tuple[Tag, ...], tuple[str, ...]]:
    """The elements of a PDF, and the label of each page ("iv", "12"); nothing of a file that cannot be read."""
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            labels = tuple(page.label for page in pdf.pages)
        return read_pdf(content).tags, labels
    except PdfError:
        return (), ()
