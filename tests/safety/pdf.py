"""What a PDF asks of the program that shows it, besides to be shown: read from all of its objects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

# Keys and types of actions, attachments and players (ISO 32000-2, 7.11.4, 12.6 and 13): gesim writes none of them.
_KEYS = frozenset(
    ("/JS", "/JavaScript", "/OpenAction", "/AA", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/RichMediaContent",
     "/RichMediaSettings", "/Rendition", "/Movie", "/Sound", "/PresSteps", "/Collection")
)  # fmt: skip
_ACTIONS = frozenset(("/URI", "/GoTo"))
_ANNOTATIONS = frozenset(("/Link", "/Widget"))
_SCHEMES = ("https:", "http:", "mailto:", "tel:")


def live_objects(path: Path) -> list[str]:
    """What is live in a PDF: scripts, actions other than links, addresses of other schemes, files within it."""
    with Pdf.open(path) as pdf:
        found = [fault for thing in pdf.objects for fault in _faults(thing)]
        return found + [f"trailer {fault}" for fault in _faults(pdf.trailer)]


def _faults(thing: Object) -> Iterator[str]:
    """In an object and those directly in it; what it refers to is an object of its own."""
    if isinstance(thing, Array):
        for item in thing:
            yield from _faults(item) if not getattr(item, "is_indirect", False) else ()
    if not isinstance(thing, Dictionary | Stream):
        return
    yield from _own_faults(thing)
    for _, item in thing.items():
        yield from _faults(item) if not getattr(item, "is_indirect", False) else ()


def _own_faults(thing: Object) -> Iterator[str]:
    yield from sorted(_KEYS & {str(key) for key in thing.keys()})  # noqa: SIM118 - a pikepdf dictionary
    kind = thing.get("/S")
    if "/URI" in thing or "/D" in thing or thing.get("/Type") == Name.Action:
        address = thing.get("/URI")
        if kind is not None and str(kind) not in _ACTIONS and thing.get("/Type") != Name.StructElem:
            yield f"action {kind}"
        if isinstance(address, String) and not str(address).startswith(_SCHEMES):
            yield f"address {address}"
    if "/Rect" in thing and "/Subtype" in thing and str(thing["/Subtype"]) not in _ANNOTATIONS:
        yield f"annotation {thing['/Subtype']}"
