"""The sample book of the PDF, as it goes to a press: with an image, and a book number."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image

from gesim_build import system
from gesim_build.formats import RenderContext
from gesim_build.formats.look import Look, medium_of
from gesim_build.formats.print import render
from gesim_build.model import Artifact, Asset, Manuscript, Part
from gesim_build.print_spec import PrintSpec
from gesim_build.theme import Theme
from tests.formats.pdf import sample

ISBN = "978-3-16-148410-0"  # the example of the ISBN agency
PLACE = "<blockquote>"
FIGURE = (
    '<figure class="figure" id="fig-market"><img src="images/market.png" alt="A market"/>'
    '<figcaption><span class="label">Abbildung 9</span> Markt</figcaption></figure>'
)


def profile() -> bytes:
    path = system.press_profile()
    assert path is not None, "install scribus-data"
    return path.read_bytes()


def manuscript(*, pixels: int = 1500, isbn: str = ISBN) -> Manuscript:
    """The sample, with an image of so many pixels across the text column: 122 mm in A4."""
    text = sample.manuscript(lambda xhtml: xhtml.replace(PLACE, FIGURE + PLACE, 1))
    parts = tuple(_illustrated(part, pixels) if FIGURE in part.xhtml else part for part in text.parts)
    assert parts != text.parts
    edition = replace(text.edition, isbn={"print": isbn} if isbn else {})
    return replace(text, parts=parts, edition=edition)


def _illustrated(part: Part, pixels: int) -> Part:
    return replace(part, assets=(*part.assets, Asset("images/market.png", "image/png", picture(pixels))))


def picture(width: int, mode: str = "RGB") -> bytes:
    """A picture in colours, twice as wide as high."""
    image = Image.linear_gradient("L").resize((width, width // 2))
    channels = [image, image.rotate(180), Image.new("L", image.size, 90)]
    picture = Image.merge("RGB", channels).convert(mode)
    output = BytesIO()
    picture.save(output, "PNG")
    return output.getvalue()


def context(text: Manuscript, print_spec: PrintSpec | None = None, theme: Theme | None = None) -> RenderContext:
    """The sample to be printed, usually in A4."""
    spec = replace(print_spec or PrintSpec(), profile=profile())
    look = Look(theme or sample.theme(), medium_of("print", spec))
    return RenderContext(text, look, sample.at_once, print_spec=spec)


def made(
    text: Manuscript, print_spec: PrintSpec | None = None, theme: Theme | None = None
) -> tuple[Artifact, Artifact]:
    """The inside and the cover."""
    interior, cover = render(context(text, print_spec, theme))
    return interior, cover
