"""Everything is painted in DeviceCMYK, and no object of the file has another colour space."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Stream

from gesim_build.preflight.document import Document, named
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.state import PATTERN, space_name
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "colour-spaces"

MASKS = (Name.SMask, Name.Mask)


def check(document: Document, profile: Profile) -> Verdict:
    """What pages paint, and besides it every image, shading and declared colour space, used or not."""
    allowed = (profile.colour_space, PATTERN)
    faults = [
        Fault(mark.page, mark.object, f"is painted in {mark.space[1:]}")
        for mark in document.marks
        if mark.space not in allowed
    ]
    spaces = list(_spaces(document))
    faults += (Fault(0, thing, f"is in {space[1:]}") for thing, space in spaces if space not in allowed)
    seen = f"{len(document.marks)} marks and {len(spaces)} objects"
    return judged(f"{seen}, {'not all' if faults else 'all'} in {profile.colour_space[1:]}", faults)


def _spaces(document: Document) -> Iterator[tuple[str, str]]:
    """Objects that have a colour space, with its name; the grey of soft masks is no colour."""
    objects = [thing for thing in document.pdf.objects if isinstance(thing, (Dictionary, Stream))]
    masks = {thing[key].objgen for thing in objects for key in MASKS if isinstance(thing.get(key), Stream)}
    for thing in objects:
        space = thing.get(Name.ColorSpace)
        if space is None or thing.objgen in masks:
            continue
        if isinstance(space, Dictionary):
            yield from ((f"{named(thing)} ({name})", _name(value)) for name, value in space.items())
        else:
            yield named(thing), _name(space)


def _name(space: Object) -> str:
    return space_name(space, Dictionary())
