"""One piece laid out: what it may read, what it says, where its blocks are on left-hand pages."""

from __future__ import annotations

import base64
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest

from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Job, Piece
from gesim_build.formats.pdf.weasy import fragment
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.formats.pdf.sample import look

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=="
)
PAGE = replace(look().page, page_width=200, page_height=100, inner=20, outer=18, head=10, foot=10, gap=6, side=36)
CSS = (
    "@page { size: 200mm 100mm; margin: 10mm 60mm 10mm 20mm } @page :left { margin: 10mm 20mm 10mm 60mm }"
    "html { font: 10pt/15pt 'Noto Serif' } section, p, div, aside, html, body { display: block } head { display: none }"
    ".next { break-before: page }"
    ".wide { margin-right: -42mm }"
)


def laid_out(inner: str, css: str = CSS, assets: tuple[tuple[str, str, bytes], ...] = ()) -> Piece:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top"><p>Text</p>{inner}</section>'
    return lay_out(Job("test", "test.md", "en", xhtml, (css,), assets=assets, page=PAGE))


@pytest.mark.parametrize(
    "address", ["http://example.org/a.png", "https://example.org/a.png", "file:///etc/passwd", "../secret.png", "b.png"]
)
def test_nothing_but_assets_is_read(address: str) -> None:
    piece = laid_out(f'<p><img src="{address}" alt="A"/></p>', assets=(("images/a.png", "image/png", PIXEL),))
    assert address in piece.refused
    assert piece.pdf == b""


def test_a_drawing_cannot_read_anything_either() -> None:
    image = '<image href="http://example.org/a.png" width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>T</title>{image}</svg>'
    assert laid_out(svg).refused == "http://example.org/a.png"


def test_a_stylesheet_cannot_read_anything() -> None:
    piece = laid_out("", CSS + "p { background: url(file:///etc/passwd) }")
    assert piece.refused == "file:///etc/passwd"


def test_an_asset_is_drawn() -> None:
    piece = laid_out('<p><img src="images/a.png" alt="A"/></p>', assets=(("images/a.png", "image/png", PIXEL),))
    assert not piece.refused
    assert not piece.messages
    with pikepdf.open(BytesIO(piece.pdf)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


def test_what_the_engine_complains_about_comes_back() -> None:
    (message,) = laid_out("", CSS + "p { colour: red }").messages
    assert "colour" in message


def test_what_is_hidden_is_reported_as_lost() -> None:
    assert laid_out('<p id="here">Here</p>').lost == ()
    assert laid_out('<p id="gone">Gone</p>', CSS + "#gone { display: none }").lost == ("gone",)


def test_a_label_beside_a_box_at_the_foot_of_a_page_is_whole() -> None:
    """Its last line is beside the padding of the box, which is no room for what follows in the box itself."""
    css = (
        ".box { position: relative; margin-top: {room}mm; padding: 0 0 5mm; height: 10mm; break-inside: avoid }"
        ".box p { margin: 0 } .label { position: absolute; top: 0; right: -42mm; width: 36mm; line-height: 5mm }"
    )
    box = '<aside class="box"><div class="label"><p>One</p><p>two</p><p>end</p></div><p>Text</p></aside>'
    for room in (55, 57, 59):
        piece = laid_out(box, CSS + css.replace("{room}", str(room)))
        with pikepdf.open(BytesIO(piece.pdf)) as pdf:
            drawn = [str(step.operator) for page in pdf.pages for step in pikepdf.parse_content_stream(page)]
        # One line each, and the paragraph before the box.
        assert drawn.count("TJ") == 5


def test_anchors_are_in_points_from_the_lower_left_corner() -> None:
    piece = laid_out('<p class="next" id="two">Two</p>')
    assert piece.pages == 2
    assert piece.anchors["top"].page == 0
    two = piece.anchors["two"]
    assert two.page == 1
    assert two.x == pytest.approx(60 * 72 / 25.4, abs=0.1)
    assert two.y == pytest.approx(90 * 72 / 25.4, abs=0.1)


def test_wide_blocks_reach_outwards_on_both_sides() -> None:
    piece = laid_out('<div class="wide" id="right">x</div><div class="next wide" id="left">x</div>')
    assert piece.anchors["right"].x == pytest.approx(20 * 72 / 25.4, abs=0.1)
    assert piece.anchors["left"].x == pytest.approx((60 - 42) * 72 / 25.4, abs=0.1)


def test_a_piece_can_begin_on_a_left_hand_page() -> None:
    xhtml = '<section xmlns="http://www.w3.org/1999/xhtml" id="top"><p>Text</p></section>'
    css = CSS + "html.verso { break-before: left }"
    piece = lay_out(Job("test", "", "en", xhtml, (css,), verso=True, page=PAGE))
    assert piece.pages == 1
    assert piece.anchors["top"].x == pytest.approx(60 * 72 / 25.4, abs=0.1)


def drawn(pdf: bytes) -> list[list[tuple[str, list[object]]]]:
    """What is drawn on each page, with its places to a thousandth of a point."""
    with pikepdf.open(BytesIO(pdf)) as book:
        return [
            [
                (
                    str(step.operator),
                    [round(float(one), 3) if isinstance(one, (int, Decimal)) else str(one) for one in step.operands],
                )
                for step in pikepdf.parse_content_stream(page)
            ]
            for page in book.pages
        ]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", [PAGE, replace(PAGE, outer=60, gap=0, side=0)])
def test_pages_turned_over_are_those_of_a_piece_that_begins_on_the_other_side(page: Geometry, language: str) -> None:
    inner = (
        '<div class="footer"><p>Foot</p></div><header class="opener"><p>Head</p></header><div class="box tint">'
        '<p class="wide tint">x</p><p class="box-label">Label</p></div>'
        '<form class="next form"><p class="tint">y</p></form>'
        '<figure class="next wide"><figcaption>z</figcaption></figure>'
        '<aside class="box">note<p>w</p></aside>'
    )
    css = (
        CSS + "header, form, figure, figcaption { display: block } html.verso { break-before: left }"
        ".tint { background: #eee } .box { position: relative;"
        "border-left: 2mm solid; padding-left: 4mm } .box-label { position: absolute; left: 128mm }"
        "figcaption { float: right; margin-right: -42mm } .opener::before { content: ''; position: absolute;"
        "top: 0; left: 170mm; width: 10mm; height: 50mm; background: #444 }"
        "@page { @bottom-left { content: element(foot); padding: 2mm 14mm 0 0; vertical-align: top } }"
        "@page :left { @bottom-left { padding: 2mm 0 0 14mm } }"
        ".footer { position: running(foot); border-top: 1mm solid; font-size: 5pt }"
    )
    job = Job(
        "test", "", language, f'<section xmlns="http://www.w3.org/1999/xhtml">{inner}</section>', (css,), page=page
    )
    left = lay_out(replace(job, verso=True, both_sides=True))
    right = lay_out(replace(job, both_sides=True))
    assert right.pages == 3
    assert drawn(right.turned) == drawn(left.pdf)
    assert drawn(left.turned) == drawn(right.pdf)
    assert drawn(left.pdf) != drawn(right.pdf)


def test_a_ground_moves_with_its_box_on_a_left_hand_page() -> None:
    css = CSS + ".box { border-left: 2mm solid; padding-left: 4mm } .tint { background: #eee }"
    inner = '<div class="next box"><div class="box tint"><p class="wide tint">x</p></div></div>'
    assert laid_out(inner, css).pages == 2


def test_is_the_same_every_time() -> None:
    assert laid_out("<p>Same</p>").pdf == laid_out("<p>Same</p>").pdf


HEIGHTS = [180, 190.3, 203.7, 210, 221.1, 235.9, 250, 262.3, 280.1, 297]


def noted(height: float, footnote: str = "") -> str:
    """A style sheet with footnotes, for pages of this height in millimetres; ``footnote`` is more of its area."""
    return (
        f"@page {{ size: 176mm {height}mm; margin: 20mm 51mm 22mm 18mm;"
        f" @footnote {{ margin-top: 14.5pt; padding-top: 4pt; {footnote} }} }}"
        "html { font: 9.8pt/14.5pt 'Noto Serif'; orphans: 2; widows: 2 } section, p, html, body { display: block }"
        "head { display: none } p { margin: 0 0 7.25pt }"
        ".note { float: footnote; footnote-display: block; footnote-policy: line; font: 7.6pt/10.875pt 'Noto Serif' }"
        "::footnote-call, ::footnote-marker { content: '1'; display: inline }"
    )


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_footnote_does_not_push_its_line_to_the_next_page(height: float) -> None:
    """The sum of the heights of the notes is off by a ten-billionth now and then."""
    note = f'<span class="note">{"A note of several lines. " * 6}</span>'
    paragraph = f"<p>{'Some words of a paragraph. ' * 4}{note}{'And some more of them. ' * 4}</p>"
    assert laid_out(paragraph * 2, noted(height)).pages == 1


@pytest.mark.parametrize("height", HEIGHTS[::3])
@pytest.mark.parametrize("lines", [1, 3, 7])
def test_the_area_of_footnotes_is_as_high_as_a_theme_allows(height: float, lines: int) -> None:
    """Exactly so many lines of notes are on each page, and the line with the next note goes to the next one."""
    paragraphs = [f'<p id="p{n}">Words. <span class="note" id="n{n}">A note.</span></p>' for n in range(3 * lines)]
    piece = laid_out("".join(paragraphs), noted(height, f"max-height: {lines * 10.875}pt"))
    on_page = [number // lines for number in range(3 * lines)]
    assert [piece.anchors[f"n{number}"].page for number in range(3 * lines)] == on_page
    assert [piece.anchors[f"p{number}"].page for number in range(3 * lines)] == on_page


def test_a_footnote_that_the_engine_has_lost_is_there_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second half of the test fails, the engine keeps its footnotes, and nothing has to be laid out twice."""
    css = (
        "@page { size: 100mm 100mm; margin: 10mm; @footnote { margin-top: 10pt } }"
        "html { font: 10pt/15pt 'Noto Serif'; orphans: 2; widows: 2 } section, p, html, body { display: block }"
        "head { display: none } p { margin: 0 } .whole { break-inside: avoid }"
        ".footnote { float: footnote; footnote-display: block; footnote-policy: line; font: 8pt/11pt 'Noto Serif' }"
        "::footnote-call, ::footnote-marker { content: '1'; display: inline }"
    )
    notes = {1: 90, 2: 60, 3: 90, 4: 40}
    first, second, third, fourth = (f'<a class="footnote-ref" href="#fn-{number}">{number}</a>' for number in notes)
    listed = "".join(f'<li id="fn-{number}"><p>{"note " * words}</p></li>' for number, words in notes.items())
    text = (
        f"<p>{_words(10)}{first} {_words(28)}{second} {_words(18)}{third}</p><p>{_words(9)}{fourth} {_words(20)}</p>"
        f'<section class="footnotes"><ol>{listed}</ol></section>'
    )
    job = Job(
        "test", "test.md", "en", f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{text}</section>', (css,)
    )
    assert lay_out(job).lost == ()
    monkeypatch.setattr(fragment, "blocks_of_notes", lambda *_: frozenset())
    assert lay_out(job).lost == ("fn-4",)


def _words(number: int) -> str:
    return " ".join(["word"] * number)
