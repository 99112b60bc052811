"""Raster images on their way to a press: colours by the profile, greys in black, masks and inks kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from gesim_build.formats.pdf.merge.images import to_cmyk
from gesim_build.formats.pdf.plan.job import Job, unpack
from gesim_build.formats.pdf.tasks import lay_out
from tests.formats.print.sample import profile

CSS = "@page { size: 90mm 90mm; margin: 9mm } html, body, section, p { display: block } head { display: none }"


def encoded(image: Image.Image, format_: str = "PNG") -> bytes:
    output = BytesIO()
    image.save(output, format_)
    return output.getvalue()


def drawn(content: bytes, media_type: str = "image/png") -> pikepdf.Pdf:
    xhtml = '<section><p><img src="images/a.png" alt="A"/></p></section>'
    assets = (("images/a.png", media_type, content),)
    job = Job("a", "a.md", "en", xhtml, (CSS,), assets=assets, tagged=False, press=True, profile=profile())
    return pikepdf.open(BytesIO(unpack(lay_out(job)).pdf))


def image_of(pdf: pikepdf.Pdf) -> Any:
    """The only image of the only page."""
    (image,) = pdf.pages[0].resources.XObject.values()
    return image


def test_colours_go_through_the_profile_and_stay_under_its_limit() -> None:
    colours = Image.new("RGB", (4, 1))
    for place, colour in enumerate(((255, 0, 0), (0, 0, 0), (255, 255, 255), (30, 90, 95))):
        colours.putpixel((place, 0), colour)
    red, black, white, teal = (to_cmyk(colours, None, profile()).getpixel((place, 0)) for place in range(4))
    assert white == (0, 0, 0, 0)
    assert red[1] > 230 and red[2] > 230 and red[0] < 30  # type: ignore[index]
    assert sum(black) > 600  # type: ignore[arg-type]
    for inks in (red, black, white, teal):
        assert sum(inks) / 255 * 100 <= 300  # type: ignore[arg-type]


def test_greys_are_black_alone() -> None:
    inks = to_cmyk(Image.new("L", (1, 1), 51), None, profile())
    assert inks.getpixel((0, 0)) == (0, 0, 0, 204)


@pytest.mark.parametrize(("mode", "masked"), [("RGB", False), ("RGBA", True), ("L", False), ("LA", True), ("P", True)])
def test_every_kind_of_image_ends_in_inks_and_keeps_its_mask(mode: str, masked: bool) -> None:
    with drawn(encoded(Image.new("RGBA", (8, 8), (200, 30, 40, 128)).convert(mode))) as pdf:
        image = image_of(pdf)
        assert image.ColorSpace == Name.DeviceCMYK
        assert len(image.read_bytes()) == 8 * 8 * 4
        assert (Name.SMask in image) == masked
        assert str(image["/GesimSource"]) == "a.png"


def test_the_inks_of_a_cmyk_file_are_left_alone() -> None:
    content = encoded(Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "JPEG")
    with drawn(content, "image/jpeg") as pdf:
        image = image_of(pdf)
        assert image.ColorSpace == Name.DeviceCMYK
        assert image.read_raw_bytes() == content
