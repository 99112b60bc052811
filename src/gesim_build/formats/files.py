"""What the files of an edition are called, relative to ``dist/LANGUAGE/``: for those who make and who link them."""

from __future__ import annotations

from collections.abc import Sequence

from gesim_build.model import Manuscript, Part

FORM_USES = ("print", "fill")


def book_file(manuscript: Manuscript, suffix: str) -> str:
    """The whole book: ``NAME-LANGUAGE.SUFFIX``."""
    return f"{manuscript.book.name}-{manuscript.edition.language}.{suffix}"


def form_parts(manuscript: Manuscript) -> Sequence[Part]:
    """The parts that are forms."""
    return [part for part in manuscript.parts if part.kind == "form"]


def form_file(manuscript: Manuscript, part: Part, use: str) -> str:
    """One form, ``forms/NAME-form-LETTER-LANGUAGE-USE.pdf``; ``use`` is one of `FORM_USES`.

    A form without a letter, or with one that another form has too, is called by its id.
    """
    same = [form for form in form_parts(manuscript) if form.number == part.number]
    letter = part.number.lower() if part.number and len(same) == 1 else part.id.removeprefix("form-")
    return f"forms/{manuscript.book.name}-form-{letter}-{manuscript.edition.language}-{use}.pdf"
