"""What the files of an edition are called, relative to ``dist/LANGUAGE/``: for whatever makes or links them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from gesim_build.model import Manuscript, Part
from gesim_build.own_ids import own_id

FORM_USES = ("print", "fill")
# In large print; in a folder of its own, because a format replaces its folders as a whole.
LARGE = "large"
FOLDERS = {LARGE: "forms-large"}


def book_file(manuscript: Manuscript, suffix: str) -> str:
    """The whole book: ``NAME-LANGUAGE.SUFFIX``."""
    return f"{manuscript.book.name}-{manuscript.edition.language}.{suffix}"


def bundle_file(manuscript: Manuscript) -> str:
    """The web pages in an archive."""
    return f"{manuscript.book.name}-{manuscript.edition.language}-html.zip"


def form_parts(manuscript: Manuscript) -> Sequence[Part]:
    """The parts that are forms."""
    return [part for part in manuscript.parts if part.kind == "form"]


def form_file(manuscript: Manuscript, part: Part, use: str) -> str:
    """One form, ``forms/NAME-form-LETTER-LANGUAGE-USE.pdf``; ``use`` is one of `FORM_USES`, or `LARGE`.

    A form without a letter, or with one that another form has too, is called by its id.
    """
    name = _form_names(form_parts(manuscript))[part.id]
    return f"{FOLDERS.get(use, 'forms')}/{manuscript.book.name}-form-{name}-{manuscript.edition.language}-{use}.pdf"


def _form_names(forms: Sequence[Part]) -> Mapping[str, str]:
    """What each form is called, by its id: the first of letter, short id and id that is no other form's."""
    names: dict[str, str] = {}
    letters = Counter(form.number for form in forms)
    for form in sorted(forms, key=lambda form: letters[form.number] > 1 or not form.number):
        letter = form.number.lower() if letters[form.number] == 1 else ""
        wanted = (letter, form.id.removeprefix("form-"), form.id, own_id(form.id, "form"))
        names[form.id] = next(name for name in wanted if name and name not in names.values())
    return names
