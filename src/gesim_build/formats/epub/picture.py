"""The cover as a picture: shelves of e-readers and shops show no drawings."""

from __future__ import annotations

import io
import re
from functools import lru_cache

from gesim_build.safety.findings import unsafe_text

SIZE = 1600, 2560
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


def _without_direction(svg: str) -> str:
    """The same drawing for resvg, which knows no ``direction``: its lines begin on the left, in the order of Latin."""
    root = _ROOT.search(svg)
    if not root or not _RIGHT_TO_LEFT.search(root[0]):
        return svg
    turned = _ANCHOR.sub(lambda found: _OTHER_END[found[0]], svg[root.end() :])
    turned = _TEXT.sub(rf"\g<1>{_ISOLATE}\g<2>{_END}\g<3>", turned)
    return svg[: root.start()] + _RIGHT_TO_LEFT.sub(' text-anchor="end"', root[0]) + turned
