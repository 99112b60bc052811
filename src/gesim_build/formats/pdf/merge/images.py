"""Raster images on a press: converted to the inks of its profile, each with the name of the file it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Name, Pdf, PdfImage, Stream, String
from PIL import Image, ImageChops, ImageCms

# A private key of an image's dictionary: what a finding about the image calls it.
SOURCE = "/GesimSource"

INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


@dataclass(frozen=True, slots=True)
class Original:
    """The file that an image was made from: its name, and its bytes, which may hold a profile."""

    name: str
    content: bytes


def convert_images(pdf: bytes, originals: Mapping[str, Original], profile: bytes) -> bytes:
    """The piece with its images in inks. Images of a CMYK file stay as they are.

    ``originals`` are by what the piece calls an image, without the digit at the end that says how it is scaled.
    """
    with Pdf.open(BytesIO(pdf)) as piece:
        for image, key in _images(piece):
            _convert(image, originals[key], profile)
        output = BytesIO()
        piece.save(output, deterministic_id=True)
    return output.getvalue()


def _images(piece: Pdf) -> Iterable[tuple[Stream, str]]:
    """Each image of the piece once, with what the piece calls it."""
    seen: dict[tuple[int, int], tuple[Stream, str]] = {}
    for page in piece.pages:
        for key, image in page.resources.get(Name.XObject, {}).items():
            if isinstance(image, Stream) and image.get(Name.Subtype) == Name.Image:
                seen[image.objgen] = (image, key[2:-1])
    return seen.values()


def _convert(stream: Stream, original: Original, profile: bytes) -> None:
    stream[SOURCE] = String(original.name.rpartition("/")[2])
    if stream.ColorSpace == Name.DeviceCMYK:
        return
    source = Image.open(BytesIO(original.content)).info.get("icc_profile")
    inks = to_cmyk(PdfImage(stream).as_pil_image(), source, profile)
    stream.write(inks.tobytes())
    stream.ColorSpace = Name.DeviceCMYK
    for key in (Name.Decode, Name.DecodeParms):
        if key in stream:
            del stream[key]


def to_cmyk(image: Image.Image, source: bytes | None, profile: bytes) -> Image.Image:
    """An image in CMYK: greys in black alone, colours by their own profile, or sRGB, and that of the press."""
    if image.mode in ("1", "L"):
        nothing = Image.new("L", image.size, 0)
        return Image.merge("CMYK", (nothing, nothing, nothing, ImageChops.invert(image.convert("L"))))
    origin = ImageCms.ImageCmsProfile(BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    target = ImageCms.ImageCmsProfile(BytesIO(profile))
    converted = ImageCms.profileToProfile(
        image.convert("RGB"), origin, target, renderingIntent=INTENT, outputMode="CMYK", flags=FLAGS
    )
    if converted is None:
        raise TypeError("only a conversion in place returns nothing")
    return converted
