"""Every font is embedded."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object

from gesim_build.preflight.document import Document, named
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "fonts"

PROGRAMS = (Name.FontFile, Name.FontFile2, Name.FontFile3)
# Parts of a composite font: it is judged as a whole.
PARTS = frozenset(("/CIDFontType0", "/CIDFontType2"))


def check(document: Document, _: Profile) -> Verdict:
    """All fonts of the file, with the first page whose resources name them."""
    fonts = [
        thing
        for thing in document.pdf.objects
        if isinstance(thing, Dictionary) and thing.get(Name.Type) == Name.Font and str(thing.Subtype) not in PARTS
    ]
    pages = _pages(document)
    missing = (font for font in fonts if not _embedded(font))
    faults = [Fault(pages.get(font.objgen, 0), _called(font), "is not embedded") for font in missing]
    return judged(f"{len(fonts)} fonts", faults)


def _embedded(font: Object) -> bool:
    if font.Subtype == Name.Type3:
        return True  # its letters are content streams
    described = font.DescendantFonts[0] if font.Subtype == Name.Type0 else font
    descriptor = described.get(Name.FontDescriptor, Dictionary())
    return any(program in descriptor for program in PROGRAMS)


def _called(font: Object) -> str:
    return f"font {str(font.BaseFont)[1:]}" if Name.BaseFont in font else named(font)


def _pages(document: Document) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(document.pdf.pages, start=1):
        resources = page.obj.get(Name.Resources, Dictionary())
        for font in resources.get(Name.Font, Dictionary()).values():
            found.setdefault(font.objgen, number)
    return found
