"""Colours of pictures: whatever profile they come with, they leave as sRGB, which needs none."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms

# Differences of a colour up to here, of 255, are rounding: the profile is sRGB by another name.
_ROUNDING = 3
_STEPS = tuple(range(0, 256, 51))
# A profile that is cut off or damaged, also one that fits no picture.
_UNREADABLE = (ImageCms.PyCMSError, OSError, ValueError)
_MODES = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}


def to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB or its greys: by its profile if it has one that fits it. What is transparent stays so."""
    plain = _flat(picture)
    space = _MODES.get(profile[16:20])
    if space is None or space != _model(plain):
        return plain.convert("RGB") if plain.mode == "CMYK" else picture
    alpha = plain.getchannel("A") if plain.mode in ("RGBA", "LA") else None
    try:
        converted = _converted(plain.convert(space), profile)
    except _UNREADABLE:
        return plain.convert("RGB") if space == "CMYK" else picture
    if space == "L":
        converted = converted.convert("L")
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


@lru_cache(maxsize=16)
def is_srgb(profile: bytes) -> bool:
    """Is nothing lost when the profile is left out? Also of one that cannot be read: nobody can use it."""
    if not profile:
        return True
    space = _MODES.get(profile[16:20])
    if space is None:
        return True
    if space == "CMYK":
        return False
    samples = _samples(space)
    try:
        converted = _converted(samples, profile)
    except _UNREADABLE:
        return True
    before = samples.convert("RGB").tobytes()
    return max(abs(a - b) for a, b in zip(before, converted.tobytes(), strict=True)) <= _ROUNDING


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    converted = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:
        raise TypeError("only a conversion in place returns nothing")
    return converted


def _flat(picture: Image.Image) -> Image.Image:
    """Without palette; transparency of whatever kind as a channel."""
    if "transparency" in picture.info or picture.mode == "PA":
        return picture.convert("RGBA")
    if picture.mode == "I;16":  # two bytes, the low one first; convert() would take all but the darkest for white
        return Image.frombytes("L", picture.size, picture.tobytes()[1::2])
    return picture.convert({"P": "RGB", "1": "L"}.get(picture.mode, picture.mode))


def _model(picture: Image.Image) -> str:
    return {"RGBA": "RGB", "LA": "L"}.get(picture.mode, picture.mode)


def _samples(space: str) -> Image.Image:
    if space == "L":
        return Image.frombytes("L", (256, 1), bytes(range(256)))
    colours = bytes(part for r in _STEPS for g in _STEPS for b in _STEPS for part in (r, g, b))
    return Image.frombytes("RGB", (len(colours) // 3, 1), colours)
