"""Pictures for the layout engine, which reads eight bits a sample: more than that nobody sees on paper or a screen."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from gesim_build.pictures.png import SIGNATURE

_DEPTH = len(SIGNATURE) + 16  # where the header of a PNG says how many bits a sample has


def to_eight_bits(content: bytes) -> bytes:
    """A PNG of sixteen bits a sample as one of eight; every other picture as it is."""
    if not content.startswith(SIGNATURE) or content[_DEPTH] != 16:
        return content
    picture: Image.Image = Image.open(BytesIO(content))
    if picture.mode == "I;16":  # little-endian: the second byte of two is the higher one
        picture = Image.frombytes("L", picture.size, picture.tobytes()[1::2])
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
