"""Pictures of places on the pages of a PDF: the lines of a text, framed, with what is above and below them. [I/O]"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from gesim_build.serve.pages import Box, Pages
from gesim_build.serve.placed import letters, place_of

# What is shown above and below a text, as a share of the page, and the most that is shown of one.
_AROUND, _TALLEST = 0.06, 0.5
_FRAME, _FRAME_WIDTH, _GAP, _MARGIN = (217, 119, 6), 3, 5, 12
# A page in text and two colours looks the same in so few.
_COLOURS = 32


class PlacePictures:
    """Cuts pictures from the pages of one PDF."""

    def __init__(self, content: bytes) -> None:
        self._pages = Pages(content)

    def picture(self, text: str, number: int) -> bytes | None:
        """The place of a printed text that begins on a page, counted from 0, as PNG; None if it is not found there."""
        placed = place_of(letters(text), self._pages.text, number, min(number + 2, len(self._pages)), 0.0)
        boxes = self._pages.boxes(placed) if placed else []
        return _cut(_page(self._pages, placed.page), boxes) if placed and boxes else None


@lru_cache(maxsize=4)
def _page(pages: Pages, number: int) -> Image.Image:
    with Image.open(io.BytesIO(pages.picture(number) or b"")) as page:
        return page.convert("RGB")


def _printed(strip: Image.Image) -> tuple[int, int, int, int]:
    """The part of a strip between its white margins on the left and on the right."""
    width, height = strip.size
    printed = ImageChops.invert(strip.convert("L")).getbbox() or (0, 0, width, height)
    return max(printed[0] - _MARGIN, 0), 0, min(printed[2] + _MARGIN, width), height


def _cut(page: Image.Image, boxes: Sequence[Box]) -> bytes:
    """The strip of a page that holds some boxes, with a frame around them."""
    width, height = page.size
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    framed = page.copy()
    corners = (left * width - _GAP, top * height - _GAP, right * width + _GAP, bottom * height + _GAP)
    ImageDraw.Draw(framed).rectangle(corners, outline=_FRAME, width=_FRAME_WIDTH)
    start = max(0.0, top - _AROUND)
    end = min(1.0, bottom + _AROUND, start + _TALLEST)
    strip = framed.crop((0, round(start * height), width, round(end * height)))
    strip = strip.crop(_printed(strip))
    stream = io.BytesIO()
    strip.quantize(_COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
