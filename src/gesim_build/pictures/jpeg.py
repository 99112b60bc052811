"""JPEG files (ITU-T T.81) taken apart, and put together with nothing in them but the picture. Lossless."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from gesim_build.pictures.faults import CUT, DAMAGED, PictureError, check_size
from gesim_build.pictures.tiff import UPRIGHT, orientation_of

SIGNATURE = b"\xff\xd8\xff"

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset((0x01, _START))
# The end of coded pixels: a marker that is neither a stuffed zero nor a restart.
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")

_JFIF, _ADOBE, _EXIF, _ICC = b"JFIF\0", b"Adobe", b"Exif\0\0", b"ICC_PROFILE\0"
# Version 1.1, pixels that are square, no thumbnail.
_PLAIN_JFIF = _JFIF + b"\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_PLAIN_ADOBE = _ADOBE + b"\x00\x64\x00\x00\x00\x00"


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG file taken apart: the ``content`` that is only the picture, its colour profile and its orientation.

    ``components`` is 1 (grey), 3 (colours) or 4 (inks).
    """

    content: bytes
    profile: bytes
    orientation: int
    components: int


def read_jpeg(content: bytes) -> Jpeg:
    """Take a JPEG apart. Raises PictureError when it is damaged, cut, or too large."""
    kept: list[bytes] = []
    profile: dict[int, bytes] = {}
    orientation, components = UPRIGHT, 0
    for marker, data, coded in _segments(content):
        if marker in _FRAMES:
            components = _frame(data)
        if marker in _APPLICATIONS:
            if data.startswith(_EXIF):
                orientation = orientation_of(data[len(_EXIF) :])
            elif data.startswith(_ICC) and len(data) > len(_ICC) + 2:
                profile[data[len(_ICC)]] = data[len(_ICC) + 2 :]
            data = _plain(data)
        if data and marker != _COMMENT:
            kept.append(struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + coded)
    if not components or not any(piece[1] == _SCAN for piece in kept):
        raise PictureError(DAMAGED)
    whole = bytes((0xFF, _START)) + b"".join(kept) + bytes((0xFF, _END))
    return Jpeg(whole, b"".join(profile[number] for number in sorted(profile)), orientation, components)


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, data and coded pixels of each segment up to the end of the picture; what comes after is no part of it."""
    place = 2
    while True:
        found = _NEXT_MARKER.search(content, place)
        if found is None:
            raise PictureError(CUT)
        marker, place = content[found.end() - 1], found.end()
        if marker == _END:
            return
        if marker in _ALONE:
            continue
        if place + 2 > len(content):
            raise PictureError(CUT)
        (length,) = struct.unpack_from(">H", content, place)
        data, place = content[place + 2 : place + length], place + max(length, 2)
        if place > len(content):
            raise PictureError(CUT)
        coded = b""
        if marker == _SCAN:
            following = _NEXT_MARKER.search(content, place)
            if following is None:
                raise PictureError(CUT)
            coded, place = content[place : following.start()], following.start()
        yield marker, data, coded


def _frame(data: bytes) -> int:
    """The number of colours of a frame header."""
    if len(data) < 6:
        raise PictureError(DAMAGED)
    _, height, width, components = struct.unpack_from(">BHHB", data)
    check_size(width, height)
    return int(components)


def _plain(data: bytes) -> bytes:
    """Of the data of an application only what says how colours are coded; the rest is not the picture."""
    if data.startswith(_JFIF):
        return _PLAIN_JFIF
    if data.startswith(_ADOBE) and len(data) >= 12:
        return _PLAIN_ADOBE + data[11:12]
    return b""
