"""No links, notes, form fields, scripts or attached files."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "annotations"

IN_CATALOG = {Name.AcroForm: "form fields", Name.OpenAction: "an action", Name.AA: "actions", Name.AF: "attached files"}
IN_NAMES = {Name.JavaScript: "scripts", Name.EmbeddedFiles: "attached files"}


def check(document: Document, _: Profile) -> Verdict:
    """Of pages and of the file as a whole."""
    faults = list(_faults(document))
    return judged("none" if not faults else f"{len(faults)} found", faults)


def _faults(document: Document) -> Iterator[Fault]:
    root = document.pdf.Root
    for holder, keys in ((root, IN_CATALOG), (root.get(Name.Names, Dictionary()), IN_NAMES)):
        yield from (Fault(0, str(key), f"the file has {what}") for key, what in keys.items() if key in holder)
    for number, page in enumerate(document.pdf.pages, start=1):
        if Name.AA in page.obj:
            yield Fault(number, "/AA", "the page has actions")
        for note in page.obj.get(Name.Annots, ()):
            yield Fault(number, "/Annots", f"{str(note.get(Name.Subtype, '/annotation'))[1:]}: not for a press")
