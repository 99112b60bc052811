"""Every page has a trim box of the right size, and bleed around it on all sides."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name, Page

from gesim_build.lengths import MM_PER_PT
from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged
from gesim_build.print_spec import COVER

NAME = "boxes"

Box = tuple[float, float, float, float]


def check(document: Document, profile: Profile) -> Verdict:
    """The trim's size is the configured one; a cover's width is a matter of the rule on its spine."""
    faults: list[Fault] = []
    for number, page in enumerate(document.pdf.pages, start=1):
        faults += (Fault(number, name, message) for name, message in _page(page, document.kind, profile))
    width, height = profile.trim
    size = f"{height:g} mm high" if document.kind == COVER else f"{width:g} × {height:g} mm"
    return judged(
        f"{'not all ' if faults else ''}trimmed to {size}, with {profile.print_spec.bleed:g} mm of bleed", faults
    )


def _page(page: Page, kind: str, profile: Profile) -> Iterator[tuple[str, str]]:
    boxes = {name: _box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox", "/CropBox", "/ArtBox")}
    trim, bleed, media = boxes["/TrimBox"], boxes["/BleedBox"], boxes["/MediaBox"]
    for name in ("/TrimBox", "/BleedBox", "/MediaBox"):
        if boxes[name] is None:
            yield name, "is missing"
    if boxes["/ArtBox"] is not None:
        yield "/ArtBox", "is not allowed together with a trim box"
    if int(page.obj.get(Name.Rotate, 0)) or float(page.obj.get(Name.UserUnit, 1)) != 1:
        yield "the page", "is turned or scaled"
    if trim is None or bleed is None or media is None:
        return
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if kind != COVER and abs(width - profile.trim[0]) > profile.tolerance:
        yield "/TrimBox", f"is {width:.1f} mm wide, not {profile.trim[0]:g}"
    if abs(height - profile.trim[1]) > profile.tolerance:
        yield "/TrimBox", f"is {height:.1f} mm high, not {profile.trim[1]:g}"
    least = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    if least < profile.print_spec.bleed - profile.tolerance:
        yield "/BleedBox", f"leaves {max(least, 0):.1f} mm of bleed, not {profile.print_spec.bleed:g}"
    for name in ("/MediaBox", "/CropBox"):
        outer = boxes[name]
        if outer is not None and not _holds(outer, bleed, profile.tolerance):
            yield name, "cuts off the bleed"


def _box(page: Page, name: str) -> Box | None:
    """A box in millimetres; that of the media may be inherited."""
    found = page.obj.get(name) if name != "/MediaBox" else page.mediabox
    if found is None:
        return None
    left, bottom, right, top = (float(side) * MM_PER_PT for side in found)
    return (left, bottom, right, top)


def _holds(outer: Box, inner: Box, tolerance: float) -> bool:
    below = all(outer[side] <= inner[side] + tolerance for side in (0, 1))
    return below and all(outer[side] >= inner[side] - tolerance for side in (2, 3))
