"""Raster images on a press: converted to the inks of its profile, each with the name of the file it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import md5
from io import BytesIO

from pikepdf import Name, Pdf, PdfImage, Stream, String
from PIL import Image, ImageChops, ImageCms

from gesim_build.formats.pdf.plan.job import Job

# A private key of an image's dictionary: what a finding about the image calls it.
SOURCE = "/GesimSource"

INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def convert_images(pdf: bytes, job: Job) -> bytes:
    """The piece with its images in inks. Images of a CMYK file stay as they are."""
    with Pdf.open(BytesIO(pdf)) as piece:
        for image, name in _images(piece, {_key(name): name for name, _, _ in job.assets}):
            content = next(content for asset, _, content in job.assets if asset == name)
            _convert(image, name, content, job.profile)
        output = BytesIO()
        piece.save(output, deterministic_id=True)
    return output.getvalue()


def _key(name: str) -> str:
    """How the engine calls the image of an asset, without the digit at the end that says how it is scaled."""
    return md5(f"asset:{name}".encode(), usedforsecurity=False).hexdigest()


def _images(piece: Pdf, names: Mapping[str, str]) -> Iterable[tuple[Stream, str]]:
    """Each image of the piece once, with the name of its asset."""
    seen: dict[tuple[int, int], tuple[Stream, str]] = {}
    for page in piece.pages:
        for key, image in page.resources.get(Name.XObject, {}).items():
            if isinstance(image, Stream) and image.get(Name.Subtype) == Name.Image:
                seen[image.objgen] = (image, names[key[2:-1]])
    return seen.values()


def _convert(stream: Stream, name: str, original: bytes, profile: bytes) -> None:
    stream[SOURCE] = String(name.rpartition("/")[2])
    if stream.ColorSpace == Name.DeviceCMYK:
        return
    source = Image.open(BytesIO(original)).info.get("icc_profile")
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
