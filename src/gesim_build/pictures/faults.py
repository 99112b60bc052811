"""What is wrong with a picture, and how large one may be."""

from __future__ import annotations

# A page of A4 at 600 dots an inch has 35 million pixels.
MAX_BYTES = 10 * 2**20
MAX_PIXELS = 64_000_000

CUT = "it is cut off"
DAMAGED = "it is damaged"


class PictureError(ValueError):
    """A picture cannot be used. ``hint`` says what to do about it."""

    def __init__(self, reason: str, hint: str = "Export or download it again.") -> None:
        super().__init__(reason)
        self.hint = hint


def check_size(width: int, height: int) -> None:
    """Raises PictureError for a picture without pixels, or with more than a computer should be asked to hold."""
    if not width or not height:
        raise PictureError("it has no pixels")
    if width * height > MAX_PIXELS:
        hint = f"Make it smaller: at most {MAX_PIXELS // 10**6} million pixels."
        raise PictureError(f"it has {width} × {height} pixels", hint)
