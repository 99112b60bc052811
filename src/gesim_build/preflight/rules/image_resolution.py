"""Images have enough dots per inch at their printed size."""

from __future__ import annotations

from gesim_build.preflight.document import Document
from gesim_build.preflight.marks import IMAGE
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "image-resolution"


def check(document: Document, profile: Profile) -> Verdict:
    """Pixels over inches on the page, the lower of the two directions."""
    images = [mark for mark in document.marks if mark.what == IMAGE]
    faults = [
        Fault(
            image.page, image.object, f"has {image.dpi:.0f} dpi where it is printed, not {profile.print_spec.min_dpi:g}"
        )
        for image in images
        if image.dpi < profile.print_spec.min_dpi
    ]
    least = min((image.dpi for image in images), default=0)
    return judged(f"{len(images)} images, at least {least:.0f} dpi" if images else "no images", faults)
