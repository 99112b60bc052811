"""Pictures for the layout engine."""

from __future__ import annotations

import struct

from PIL import Image

from gesim_build.pictures.depth import to_eight_bits
from tests.pictures.samples import decoded, encoded, noise


def test_sixteen_bits_become_eight() -> None:
    grey = Image.frombytes("I;16", (3, 1), struct.pack("<3H", 0, 100 * 257, 65535))
    assert list(decoded(to_eight_bits(encoded(grey, "PNG"))).tobytes()) == [0, 100, 255]


def test_other_pictures_stay_as_they_are() -> None:
    for content in (encoded(noise("RGBA"), "PNG"), encoded(noise(), "JPEG")):
        assert to_eight_bits(content) is content
