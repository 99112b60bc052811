"""The one thing in EXIF data (a TIFF directory) that belongs to the picture: how it was held."""

from __future__ import annotations

import struct

_ORIENTATION = 0x0112
_SHORT = 3
UPRIGHT = 1


def orientation_of(exif: bytes) -> int:
    """The orientation 1 to 8 (TIFF 6.0, tag 274) of EXIF data that begins with its TIFF header; 1 if it has none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    try:
        if order is None:
            return UPRIGHT
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for place in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, place)
            if tag == _ORIENTATION and kind == _SHORT and value in range(1, 9):
                return int(value)
    except struct.error:
        return UPRIGHT
    return UPRIGHT
