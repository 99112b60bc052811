"""Transparency groups are mixed in DeviceCMYK."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Stream

from gesim_build.preflight.document import Document, named
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.state import space_name
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "transparency"


def check(document: Document, profile: Profile) -> Verdict:
    """Groups of pages and of forms, used or not. A group without a space of its own takes that of its page."""
    groups = list(_groups(document))
    faults = [
        Fault(page, thing, f"is mixed in {space[1:] or 'a space that is not named'}")
        for page, thing, space in groups
        if space != profile.colour_space
    ]
    return judged(f"{len(groups)} groups" if groups else "none", faults)


def _groups(document: Document) -> Iterator[tuple[int, str, str]]:
    """Page (0 for a form), name of the object and colour space of each group that must name one."""
    for number, page in enumerate(document.pdf.pages, start=1):
        if Name.Group in page.obj:
            yield number, "the page", _space(page.obj.Group)
    for thing in document.pdf.objects:
        if isinstance(thing, Stream) and Name.Group in thing and Name.CS in thing.Group:
            yield 0, named(thing), _space(thing.Group)


def _space(group: Object) -> str:
    return space_name(group.CS, Dictionary()) if Name.CS in group else ""
