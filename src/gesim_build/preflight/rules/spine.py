"""The cover leaves as much for the spine as the pages of the book are thick."""

from __future__ import annotations

from gesim_build.lengths import MM_PER_PT
from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged, not_meant
from gesim_build.print_spec import COVER

NAME = "spine"


def check(document: Document, profile: Profile) -> Verdict:
    """What is left of the cover's width without back and front, against pages and paper."""
    if document.kind != COVER:
        return not_meant(document.kind)
    if not document.book_pages:
        return judged("not judged", [Fault(0, "", f"nobody knows how thick the book is: {document.unknown}")])
    left, _, right, _ = (float(side) for side in document.pdf.pages[0].trimbox)
    spine = (right - left) * MM_PER_PT - 2 * profile.trim[0]
    wanted = profile.print_spec.spine(document.book_pages)
    faults = []
    if abs(spine - wanted) > profile.spine_tolerance:
        faults = [Fault(1, "/TrimBox", f"the spine has {spine:.1f} mm, but {document.book_pages} pages {wanted:.1f}")]
    return judged(f"{spine:.1f} mm for {document.book_pages} pages", faults)
