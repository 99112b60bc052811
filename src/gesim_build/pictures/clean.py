"""A raster image as it may go into an output: decoded whole, upright, in sRGB, and nothing in it but the picture."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image as Pillow

from gesim_build.model import Image
from gesim_build.pictures import jpeg, png
from gesim_build.pictures.colour import is_srgb, to_srgb
from gesim_build.pictures.faults import DAMAGED, MAX_BYTES, PictureError
from gesim_build.pictures.tiff import UPRIGHT

PNG, JPEG = "image/png", "image/jpeg"

_NAMES = {PNG: "a PNG file", JPEG: "a JPEG file"}
_SIGNATURES = {
    png.SIGNATURE: "a PNG file",
    jpeg.SIGNATURE: "a JPEG file",
    b"GIF8": "a GIF file",
    b"RIFF": "a WebP file",
    b"BM": "a BMP file",
    b"II*\0": "a TIFF file",
    b"MM\0*": "a TIFF file",
    b"<": "a text or an SVG file",
    b"%PDF": "a PDF file",
}
# Of a picture that has to be decoded and coded again: no loss that anybody sees.
_QUALITY = 95
_TURNED = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}


def clean(image: Image) -> Image:
    """The image without anything that is not the picture (``docs/editors.md`` says what that is).

    Pixels are kept to the bit unless they have to be turned or to change their colours. A JPEG in inks becomes one in
    sRGB, and keeps its inks for the press. The same bytes in give the same bytes out.

    Raises PictureError for what cannot be decoded whole, is of another kind than its name says, or is too large.
    """
    _check_kind(image)
    if image.media_type == PNG:
        return replace(image, content=_clean_png(image.content))
    content, inks = _clean_jpeg(image.content)
    return replace(image, content=content, inks=inks)


def _check_kind(image: Image) -> None:
    content = image.content
    if len(content) > MAX_BYTES:
        raise PictureError(f"it has {len(content) / 2**20:.1f} MB", f"Make it smaller: at most {MAX_BYTES >> 20} MB.")
    if not content:
        raise PictureError("it is empty")
    wanted = _NAMES[image.media_type]
    found = next((name for start, name in _SIGNATURES.items() if content.startswith(start)), "")
    if found != wanted:
        what = f"it is {found}, not {wanted}" if found else f"it is not {wanted}"
        raise PictureError(what, "Export it as PNG or JPEG, and name it so.")


def _clean_png(content: bytes) -> bytes:
    read = png.read_png(content)
    picture = _decoded(read.content, "PNG")
    if read.orientation == UPRIGHT and is_srgb(read.profile):
        return read.content
    changed = _changed(picture, read.orientation, read.profile)
    changed.info = {key: value for key, value in changed.info.items() if key == "transparency"}
    return png.read_png(_encoded(changed, "PNG")).content


def _clean_jpeg(content: bytes) -> tuple[bytes, bytes]:
    """The JPEG in sRGB, and in inks if it came so."""
    read = jpeg.read_jpeg(content)
    picture = _decoded(read.content, "JPEG")
    upright = read.orientation == UPRIGHT
    if read.components == 4:
        inks = read.content if upright else _jpeg(_turned(picture, read.orientation))
        return _jpeg(_changed(picture, read.orientation, read.profile)), inks
    if upright and is_srgb(read.profile):
        return read.content, b""
    return _jpeg(_changed(picture, read.orientation, read.profile)), b""


def _decoded(content: bytes, kind: str) -> Pillow.Image:
    """The picture with all its pixels."""
    try:
        picture = Pillow.open(BytesIO(content), formats=[kind])
        picture.load()
    except (OSError, SyntaxError, ValueError, EOFError):
        raise PictureError(DAMAGED) from None
    return picture


def _changed(picture: Pillow.Image, orientation: int, profile: bytes) -> Pillow.Image:
    turned = _turned(picture, orientation)
    return turned if is_srgb(profile) and turned.mode != "CMYK" else to_srgb(turned, profile)


def _turned(picture: Pillow.Image, orientation: int) -> Pillow.Image:
    return picture.transpose(_TURNED[orientation]) if orientation in _TURNED else picture


def _jpeg(picture: Pillow.Image) -> bytes:
    return jpeg.read_jpeg(_encoded(picture, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)).content


def _encoded(picture: Pillow.Image, kind: str, **options: int) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()
