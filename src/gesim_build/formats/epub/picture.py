"""The cover as a picture: shelves of e-readers and shops show no drawings."""

from __future__ import annotations

import io
from functools import lru_cache

from gesim_build.safety.findings import unsafe_text

SIZE = 1600, 2560
# Type and flat colours: at 85 it is half as large again and looks the same, at 60 letters have a halo.
QUALITY = 80


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
        drawn = resvg_py.svg_to_bytes(svg_string=svg, width=SIZE[0], height=SIZE[1], background="#ffffff")
    except ValueError:
        return b""
    picture = io.BytesIO()
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        image.convert("RGB").save(picture, "JPEG", quality=QUALITY, optimize=True)
    return picture.getvalue()
