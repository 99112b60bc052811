"""The cover as a picture, from the drawing that is in the EPUB too."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import partial

import pytest
from PIL import Image

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.epub.lacking import lacking
from gesim_build.formats.epub.picture import SIZE, cover_picture, picture_findings
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 256"><rect width="160" height="256" fill="#f00"/>{}</svg>'
)


def picture_of(svg: str) -> bytes:
    cover_picture.cache_clear()
    return cover_picture(svg)


def test_it_is_a_picture_of_the_drawing_and_the_same_again(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawing, picture = (archive.read(f"EPUB/{name}") for name in ("cover.svg", "cover.jpg"))
    assert picture_of(drawing.decode()) == picture
    assert len(picture) < 200_000
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", SIZE, "RGB")
        # Paper, three colours of the motif, and the words in ink.
        shades = image.quantize(8).convert("RGB").getcolors() or []
        assert len(shades) > 4
        assert any(max(colour) < 80 for _, colour in shades if isinstance(colour, tuple))


@pytest.mark.parametrize(
    "within",
    ['<image href="file:///etc/hostname"/>', "<script>live()</script>", "</g>"],
    ids=["a file", "a script", "not XML"],
)
def test_what_is_unsafe_or_broken_is_not_drawn(within: str) -> None:
    assert picture_of(DRAWING.format(""))
    assert picture_of(DRAWING.format(within)) == b""


def ink(direction: str, text: str) -> tuple[int, int]:
    """From where to where the words of a drawing go, which begin at the middle of it."""
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 2560" {direction} font-family="sans-serif">'
        f'<text x="800" y="900" font-size="90">{text}</text></svg>'
    )
    with Image.open(io.BytesIO(picture_of(drawn))) as image:
        left, _, right, _ = image.convert("L").point(lambda shade: 255 * (shade < 128)).getbbox() or (0, 0, 0, 0)
    return left, right


@pytest.mark.parametrize("text", ["دليل", "מדריך", "GeSIM"])
def test_a_line_from_right_to_left_begins_on_the_right(text: str) -> None:
    left, right = ink('direction="rtl"', text)
    assert 400 < left < right <= 805
    assert ink("", text)[0] >= 795
    # What is turned round explicitly too.
    assert ink('direction="rtl"', f'<tspan text-anchor="start">{text}</tspan>') == (left, right)


def test_the_words_of_a_line_from_right_to_left_come_in_their_order() -> None:
    unseen = '<tspan fill="#fff">GeSIM</tspan>'
    name_first, name_last = (ink('direction="rtl"', words) for words in (f"{unseen} אב", f"אב {unseen}"))
    assert name_first[1] < 600 < 750 < name_last[1]


# For private use: no font has characters there, but those of companies for themselves.
NOWHERE = "\ue000\ue001"


@pytest.mark.parametrize(
    "words",
    [
        f"<text>a{NOWHERE}</text>",
        f'<text font-family="No such font">{NOWHERE}</text>',
        f'<g transform="scale(9)" display="none"><text>b<tspan fill="#f00">{NOWHERE[0]}</tspan>{NOWHERE[1]}</text></g>',
    ],
    ids=["in a font", "in none", "in pieces"],
)
def test_what_no_font_has_is_told(words: str) -> None:
    drawing = DRAWING.format(f'<style>text {{ font-family: "Noto Sans" }}</style>{words}')
    assert lacking(drawing) == tuple(NOWHERE)
    (told,) = picture_findings(drawing, "book.epub")
    assert (told.code, told.location.path) == ("missing-cover-glyph", "book.epub")
    assert "U+E000" in told.message and "fonts-noto-core" in (told.hint or "")


@pytest.mark.parametrize("direction", ["", 'direction="rtl"'])
def test_what_some_font_has_is_there(direction: str) -> None:
    words = "Gender ñ ēž θύμα, „x“ – □ דליל دليل"
    drawn = DRAWING.format(f'<text fill="#f00">{words}</text>').replace("<svg ", f"<svg {direction} ")
    assert lacking(drawn) == ()
    assert [*picture_findings(drawn, "book.epub")] == []
    assert [*picture_findings(DRAWING.format(""), "book.epub")] == []


def test_where_there_is_no_font_at_all_every_letter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import resvg_py

    monkeypatch.setattr(resvg_py, "svg_to_bytes", partial(resvg_py.svg_to_bytes, skip_system_fonts=True))
    assert lacking(DRAWING.format("<text>to be</text>")) == ("b", "e", "o", "t")


def test_the_book_has_what_its_cover_lacks_among_its_findings(theme: Theme) -> None:
    whole = sample()
    titled = replace(whole, book=replace(whole.book, title=f"Rights {NOWHERE}"))
    for manuscript, codes in ((whole, []), (titled, ["missing-cover-glyph"])):
        (artifact,) = render(RenderContext(manuscript, Look(theme), no_work))
        assert [finding.code for finding in artifact.findings] == codes
