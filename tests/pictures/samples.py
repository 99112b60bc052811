"""Pictures of every kind, with secrets in every place that can hold some."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"SECRET"
PNG_MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")
JPEG_MODES = ("L", "RGB", "CMYK")


def noise(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture in which every pixel differs from its neighbours."""
    grey = Image.radial_gradient("L").resize(size)
    colours = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), grey.rotate(90)))
    if mode == "I;16":
        return Image.frombytes("I;16", size, b"".join(struct.pack("<H", value * 257) for value in grey.tobytes()))
    if mode in ("LA", "RGBA"):
        picture = colours.convert(mode[:-1])
        picture.putalpha(grey)
        return picture
    return colours.convert(mode)


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a file of this kind."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def decoded(content: bytes) -> Image.Image:
    """The picture in a file, all of it."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF data with a camera, a user, a date and a place."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F], data[0x013B], data[0x0132] = "SECRET maker", "SECRET user", "SECRET date"
    data.get_ifd(0x8825)[1] = "SECRET north"
    return data


def with_secrets_png(mode: str, orientation: int = 1) -> bytes:
    """A PNG with texts, XMP, EXIF, a date, a private chunk, and more after its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SECRET author")
    info.add_text("Comment", "SECRET packed", zip=True)
    info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SECRET</x:xmpmeta>")
    info.add(b"teXt", b"SECRET private")
    whole = encoded(noise(mode), "PNG", pnginfo=info, exif=exif(orientation), dpi=(72, 72))
    return whole + SECRET


def with_secrets_jpeg(mode: str, orientation: int = 1) -> bytes:
    """A JPEG with EXIF and its thumbnail, XMP, IPTC, a comment, a private segment, and a second picture at its end."""
    picture = noise(mode)
    whole = encoded(picture, "JPEG", exif=exif(orientation), comment=b"SECRET comment", xmp=b"<x:xmpmeta>SECRET")
    segments = _segment(0xED, b"Photoshop 3.0\0SECRET iptc") + _segment(0xE5, b"SECRET private")
    return whole[:2] + segments + whole[2:] + whole + SECRET


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def interlaced(size: tuple[int, int] = (13, 11)) -> bytes:
    """A grey PNG in seven passes (Adam7), every pixel the sum of its column and row."""
    width, height = size
    rows = []
    for column, row, across, down in (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)
    ):  # fmt: skip
        for y in range(row, height, down):
            pixels = bytes(8 * (x + y) for x in range(column, width, across))
            rows.append(b"\0" + pixels if pixels else b"")
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in chunks)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def profile_with_other_primaries() -> bytes:
    """A colour profile that is not sRGB: with its red and green columns exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.find(b"rXYZ"), profile.find(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def profile_of_greys() -> bytes:
    """The profile of greys that are as light as they are counted (gamma 1), as some scanners write it."""
    white = struct.pack(">iii", 63190, 65536, 54061)
    tags = {b"wtpt": b"XYZ \0\0\0\0" + white, b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHH", 1, 256, 0)}
    start = 132 + 12 * len(tags)
    sizes = [len(data) for data in tags.values()]
    places = (start, start + sizes[0])
    table = b"".join(
        name + struct.pack(">II", *row) for name, row in zip(tags, zip(places, sizes, strict=True), strict=True)
    )
    head = struct.pack(">III", start + sum(sizes), 0, 0x02400000) + b"mntrGRAYXYZ " + bytes(12) + b"acsp" + bytes(28)
    return head + white + bytes(48) + struct.pack(">I", len(tags)) + table + b"".join(tags.values())


def srgb_profile() -> bytes:
    """The profile of sRGB, as cameras write it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
