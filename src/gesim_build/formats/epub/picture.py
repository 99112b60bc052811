"""The cover as a picture: shelves of e-readers and shops show no drawings."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.formats.epub.lacking import lacking
from gesim_build.safety.findings import unsafe_text
from gesim_build.scripts import scripts_of

SIZE = 1600, 2560
CODE = "missing-cover-glyph"
_SHOWN = 8  # characters named in one finding
# Type and flat colours: at 85 it is half as large again and looks the same, at 60 letters have a halo.
QUALITY = 80
_ROOT = re.compile(r"<svg\b[^>]*>")
_RIGHT_TO_LEFT = re.compile(r'\sdirection="rtl"')
_ANCHOR = re.compile(r'(?<=\stext-anchor=")(?:start|end)(?=")')
_OTHER_END = {"start": "end", "end": "start"}
_TEXT = re.compile(r"(<text\b[^>]*>)(.*?)(</text>)", re.DOTALL)
# What is between these runs from right to left, whatever is around it (UAX #9: isolates).
_ISOLATE, _END = "\u2067", "\u2069"


@lru_cache(maxsize=4)
def cover_picture(svg: str) -> bytes:
    """A drawing as JPEG of `SIZE`, the same byte for byte on a system; empty for one that cannot be drawn or is unsafe.

    What is unsafe is not even read; the gate for all files says what is wrong with it.
    """
    import resvg_py
    from PIL import Image

    if any(unsafe_text(svg, "cover", "cover.svg")):
        return b""
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=_without_direction(svg), width=SIZE[0], height=SIZE[1], background="#ffffff"
        )
    except ValueError:
        return b""
    picture = io.BytesIO()
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        image.convert("RGB").save(picture, "JPEG", quality=QUALITY, optimize=True)
    return picture.getvalue()


def picture_findings(svg: str, book: str) -> Iterator[Diagnostic]:
    """``missing-cover-glyph`` where the picture lacks characters of the drawing; ``book`` is the file that it is in."""
    if not cover_picture(svg) or not (characters := _lacking(svg)):
        return
    named = ", ".join(f"“{one}” (U+{ord(one):04X}, {unicodedata.name(one, 'no name')})" for one in characters[:_SHOWN])
    more = f" and {len(characters) - _SHOWN} more" if len(characters) > _SHOWN else ""
    message = (
        f"the picture of the cover lacks {named}{more}: no font of this machine that it can be drawn with has them"
    )
    yield warning(CODE, message, Location(book), _hint(characters))


@lru_cache(maxsize=16)
def _lacking(svg: str) -> tuple[str, ...]:
    return lacking(_without_direction(svg))


def _hint(characters: tuple[str, ...]) -> str:
    if scripts := scripts_of(characters):
        names = ", ".join(script.name for script in scripts)
        return f"Install fonts for {names} for all users: gesim doctor names the packages."
    return (
        "Install Noto Sans for all users (fonts-noto-core in Debian and Ubuntu), or write what is on "
        "the cover with other characters."
    )


def _without_direction(svg: str) -> str:
    """The same drawing for resvg, which knows no ``direction``: its lines begin on the left, in the order of Latin."""
    root = _ROOT.search(svg)
    if not root or not _RIGHT_TO_LEFT.search(root[0]):
        return svg
    turned = _ANCHOR.sub(lambda found: _OTHER_END[found[0]], svg[root.end() :])
    turned = _TEXT.sub(rf"\g<1>{_ISOLATE}\g<2>{_END}\g<3>", turned)
    return svg[: root.start()] + _RIGHT_TO_LEFT.sub(' text-anchor="end"', root[0]) + turned
