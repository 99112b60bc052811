"""Where overprint is used it is mode 1 and black; white never overprints, because it would vanish."""

from __future__ import annotations

from gesim_build.preflight.document import Document
from gesim_build.preflight.marks import IMAGE, SHADING, Mark
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.state import CMYK
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "overprint"


def check(document: Document, _: Profile) -> Verdict:
    """Images and shadings have their own inks everywhere: overprint changes nothing about them."""
    marks = [mark for mark in document.marks if mark.overprint and mark.what not in (IMAGE, SHADING)]
    faults = [Fault(mark.page, mark.object, message) for mark in marks if (message := _wrong(mark))]
    return judged(f"{len(marks)} marks in black overprint" if marks else "not used", faults)


def _wrong(mark: Mark) -> str:
    if mark.space != CMYK or len(mark.colour) != 4:
        return ""
    if not any(mark.colour):
        return "white overprints and vanishes"
    if any(mark.colour[:3]):
        return "overprints with other inks than black"
    return "" if mark.mode == 1 else "overprints in mode 0, which takes the other inks away"
