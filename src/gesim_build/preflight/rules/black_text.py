"""Small type and fine lines are printed in black alone, and black type of any size has no other ink."""

from __future__ import annotations

from gesim_build.preflight.document import Document
from gesim_build.preflight.marks import AREA, LINE, TEXT, Colour, Mark
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.state import CMYK
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "black-text"

INKS = ("cyan", "magenta", "yellow")
# A colour so dark and so near to grey that it is meant as black.
DARK, NEAR_GREY = 0.35, 0.12


def check(document: Document, profile: Profile) -> Verdict:
    """Colours other than DeviceCMYK are the matter of another rule."""
    marks = [mark for mark in document.marks if mark.space == CMYK and len(mark.colour) == 4]
    faults = [Fault(mark.page, mark.object, message) for mark in marks if (message := _wrong(mark, profile))]
    texts = sum(mark.what == TEXT for mark in marks)
    limits = f"type under {profile.small_type:g} pt and lines under {profile.fine_line:g} pt"
    return judged(f"{limits}, {texts} texts", faults)


def _wrong(mark: Mark, profile: Profile) -> str:
    inks = [f"{name} {part:.0%}" for name, part in zip(INKS, mark.colour, strict=False) if part > 0]
    if not inks:
        return ""
    if mark.what == TEXT and (mark.size < profile.small_type or _is_black(mark.colour)):
        return f"type of {mark.size:.1f} pt with {', '.join(inks)}"
    if mark.what in (LINE, AREA) and 0 < mark.size < profile.fine_line:
        return f"a line of {mark.size:.2f} pt with {', '.join(inks)}"
    return ""


def _is_black(colour: Colour) -> bool:
    black = colour[3]
    channels = [(1 - part) * (1 - black) for part in colour[:3]]
    return max(channels) < DARK and max(channels) - min(channels) < NEAR_GREY
