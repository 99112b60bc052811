"""PNG files (ISO/IEC 15948) taken apart, and put together with nothing in them but the picture. Lossless."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from gesim_build.pictures.faults import CUT, DAMAGED, PictureError, check_size
from gesim_build.pictures.tiff import orientation_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"

# What decides how the pixels look, in the order in which the standard wants it, with the greatest length of each.
# All else (texts, dates, EXIF, XMP, thumbnails, further frames) is left out; the colour profile is applied instead.
_KEPT = {b"sRGB": 1, b"gAMA": 4, b"cHRM": 32, b"PLTE": 768, b"tRNS": 256}
# Samples a pixel by colour type, and the passes of interlaced pictures: first column and row, and steps.
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_WHOLE = ((0, 0, 1, 1),)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_FILTERS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Png:
    """A PNG file taken apart: the ``content`` that is only the picture, its colour profile and its orientation."""

    content: bytes
    profile: bytes
    orientation: int


def read_png(content: bytes) -> Png:
    """Take a PNG apart. Raises PictureError when it is damaged, cut, or too large."""
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise PictureError(DAMAGED)
    header = chunks[0][1]
    first: dict[bytes, bytes] = {}
    for kind, data in chunks:
        first.setdefault(kind, data)
    pixels = _pixels(header, b"".join(data for kind, data in chunks if kind == b"IDAT"))
    kept = [(kind, first[kind][:length]) for kind, length in _KEPT.items() if kind in first]
    whole = b"".join(_chunk(*chunk) for chunk in ((b"IHDR", header), *kept, (b"IDAT", pixels), (b"IEND", b"")))
    return Png(SIGNATURE + whole, _profile(first.get(b"iCCP", b"")), orientation_of(first.get(b"eXIf", b"")))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of each chunk up to the end of the picture; what comes after it is no part of it."""
    place = len(SIGNATURE)
    kind = b""
    while kind != b"IEND":
        if place + 12 > len(content):
            raise PictureError(CUT)
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        end = place + 12 + length
        if end > len(content):
            raise PictureError(CUT)
        if struct.unpack_from(">I", content, end - 4)[0] != zlib.crc32(kind + data):
            raise PictureError(DAMAGED)
        yield kind, data
        place = end


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pixels(header: bytes, packed: bytes) -> bytes:
    """The packed pixels, decoded once to see that all are there, and no byte more."""
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", header)
    if depth not in _DEPTHS.get(colour, ()):
        raise PictureError(DAMAGED)
    check_size(width, height)
    rows = _rows(width, height, depth * _SAMPLES[colour], _ADAM7 if interlace else _WHOLE)
    wanted = sum(count * length for count, length in rows)
    unpacking = zlib.decompressobj()
    try:
        raw = unpacking.decompress(packed, wanted + 1)
    except zlib.error:
        raise PictureError(DAMAGED) from None
    if len(raw) < wanted:
        raise PictureError(CUT)
    _check_filters(raw, rows)
    if len(raw) > wanted:
        return zlib.compress(raw[:wanted], 9)
    if not unpacking.eof:
        raise PictureError(CUT)
    return packed[: len(packed) - len(unpacking.unused_data)]


def _rows(width: int, height: int, bits: int, passes: tuple[tuple[int, ...], ...]) -> list[tuple[int, int]]:
    """For each pass with pixels: how many rows, and how many bytes each, its filter included."""
    rows = []
    for column, row, across, down in passes:
        columns, count = -(-(width - column) // across), -(-(height - row) // down)
        if columns > 0 and count > 0:
            rows.append((count, 1 + -(-columns * bits // 8)))
    return rows


def _check_filters(raw: bytes, rows: list[tuple[int, int]]) -> None:
    start = 0
    for count, length in rows:
        if not _FILTERS.issuperset(raw[start : start + count * length : length]):
            raise PictureError(DAMAGED)
        start += count * length


def _profile(data: bytes) -> bytes:
    """The colour profile in an iCCP chunk: a name, a zero, a method, and the packed profile; b"" if it has none."""
    _, _, rest = data.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(rest[1:], 2**22)
    except zlib.error:
        return b""
