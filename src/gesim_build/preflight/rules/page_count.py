"""The pages of the inside are a multiple of what is configured; a cover is one sheet."""

from __future__ import annotations

from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged
from gesim_build.print_spec import COVER

NAME = "page-count"


def check(document: Document, profile: Profile) -> Verdict:
    """Blank pages count like others."""
    pages = document.pages
    if document.kind == COVER:
        wrong = [Fault(0, "", f"{pages} pages, not one sheet")] if pages != 1 else []
        return judged("one sheet" if not wrong else f"{pages} pages", wrong)
    rest = -pages % profile.print_spec.multiple
    faults = (
        [Fault(0, "", f"{pages} pages: {rest} more make a multiple of {profile.print_spec.multiple}")] if rest else []
    )
    return judged(
        f"{pages} pages, a multiple of {profile.print_spec.multiple}" if not rest else f"{pages} pages", faults
    )
