"""No point of a page takes more ink than the paper can."""

from __future__ import annotations

from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "ink-coverage"


def check(document: Document, profile: Profile) -> Verdict:
    """The most of all four inks together, as Ghostscript separates the pages."""
    faults = [
        Fault(number, f"{ink.x:g} mm from the left and {ink.y:g} from the top", _message(ink.percent, profile))
        for number, ink in enumerate(document.ink, start=1)
        if ink.percent > profile.print_spec.max_ink
    ]
    most = max(document.ink, key=lambda ink: ink.percent)
    page = document.ink.index(most) + 1
    return judged(f"at most {most.percent:.0f} %, on page {page}", faults)


def _message(percent: float, profile: Profile) -> str:
    return f"{percent:.0f} % of ink, more than {profile.print_spec.max_ink:g} %"
