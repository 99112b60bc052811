"""Pictures that do not fit their page are found, and those with too few pixels."""

from __future__ import annotations

import pytest
from PIL import Image

from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.formats.pdf.weasy.layout_lint.laid import CSS, LINE
from tests.pictures.samples import encoded

FIGURE = "figure { margin: 0; break-inside: avoid } figcaption, img { display: block } img { width: 100% }"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 {}"><title>A</title></svg>'


def codes(inner: str, css: str = "", pixels: tuple[int, int] = (800, 200), *, press: bool = False) -> list[str]:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{inner}</section>'
    assets = (("images/a.png", "image/png", encoded(Image.new("RGB", pixels), "PNG")),)
    job = Job("test", "test.md", "en", xhtml, (CSS, FIGURE, css), assets=assets, press=press, tagged=not press)
    return [problem.code for problem in lay_out(job).problems]


def figure(picture: str, caption: str = "A caption.") -> str:
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


@pytest.mark.parametrize(
    ("height", "found"), [(20, []), (34, []), (38, ["figure-too-large"]), (90, ["figure-too-large"])]
)
def test_a_drawing_and_its_caption_fit_a_page_or_are_told(height: int, found: list[str]) -> None:
    # The text is 40 mm high, a line 14 pt.
    assert codes(LINE + figure(SVG.format(height))) == found


def test_a_caption_on_another_page_is_told() -> None:
    assert codes(figure(SVG.format(30), "Words. " * 60), "figure { break-inside: auto }") == ["figure-too-large"]


def test_a_picture_off_the_sheet_is_told() -> None:
    assert codes(figure(SVG.format(20)), "figure { margin-left: 60mm }") == ["figure-too-large"]
    assert codes(LINE + SVG.format(20)) == [], "an ornament is no figure"


@pytest.mark.parametrize(("pixels", "found"), [((480, 120), []), ((450, 100), ["coarse-image"])])
def test_pixels_are_counted_at_the_printed_size(pixels: tuple[int, int], found: list[str]) -> None:
    image = '<img src="images/a.png" alt="A"/>'
    assert codes(figure(image), pixels=pixels) == found, "80 mm at 150 dpi are 472 pixels"
    assert codes(figure(image), "img { width: 50% }", pixels) == []
    assert codes(f"<p>{image}</p>", "img { width: 10mm }", pixels) == []
