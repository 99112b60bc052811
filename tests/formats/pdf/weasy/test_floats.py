"""Figures that do not fit on their page: what comes before them, and that they are read where they are written."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from gesim_build.formats.pdf.plan.job import Job, Piece
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.formats.pdf.weasy.test_empty_pages import CSS as PAGES

# A page holds 15 lines.
CSS = (
    f"{PAGES} h2, h3, aside, figure, figcaption {{ display: block; margin: 0; font-size: 10pt; break-after: avoid }}"
    "figure { break-inside: avoid; break-after: auto; height: 30mm } aside { break-inside: avoid; break-after: auto }"
    "table { display: table } tbody { display: table-row-group } tr { display: table-row } td { display: table-cell }"
    ".table { break-inside: avoid; height: 30mm }"
)
BEFORE = "".join(f"<p>Line {number}</p>" for number in range(12))
AFTER = "".join(f'<p id="p{number}">Line</p>' for number in range(12))
FIGURE = '<figure id="it"><figcaption>Caption</figcaption></figure>'
ASIDE = '<aside id="p0"><p>One</p><p>Two</p><p>Three</p><p>Four</p></aside><p id="p1">x</p><p id="p2">x</p>'


def job(inner: str) -> Job:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{inner}<p id="end">End</p></section>'
    return Job("test", "test.md", "en", xhtml, (CSS,))


def laid_out(inner: str) -> Piece:
    return lay_out(job(inner))


@pytest.mark.parametrize(
    ("inner", "before"),
    [
        (BEFORE + FIGURE + AFTER, 3),
        (BEFORE + FIGURE.replace("<figure", '<figure class="here"') + AFTER, 0),
        (BEFORE + FIGURE + f'<h2 id="p0">Next</h2>{AFTER.replace("p0", "q0")}', 0),
        (BEFORE + FIGURE + f'<h3 id="p0">Below</h3>{AFTER.replace("p0", "q0")}', 2),
        (BEFORE + FIGURE + ASIDE, 0),
        (BEFORE + f'<p id="p0">x</p>{FIGURE.replace("it", "other")}<p id="p1">x</p>{FIGURE}<p id="p2">x</p>', 2),
        (BEFORE + f'<div class="table floating" id="it"><table><tr><td>x</td></tr></table></div>{AFTER}', 3),
        (BEFORE + f'<div class="table" id="it"><table><tr><td>x</td></tr></table></div>{AFTER}', 0),
    ],
)
def test_as_much_as_fits_comes_before_a_figure(inner: str, before: int) -> None:
    piece = laid_out(inner)
    assert piece.anchors["it"].page == 1
    assert sum(piece.anchors[f"p{number}"].page == 0 for number in range(3)) == before


def test_a_draft_that_is_laid_out_once_has_nothing_before_a_figure() -> None:
    piece = lay_out(replace(job(BEFORE + FIGURE + AFTER), once=True))
    assert [piece.anchors[name].page for name in ("it", "p0")] == [1, 1]


def test_a_roomy_layout_stays_roomy_where_a_figure_is_moved() -> None:
    """With the roomier lines the text before the figure ends lower on the page, and so does what runs on."""
    plain, roomy = job(BEFORE + FIGURE + AFTER[: AFTER.index('<p id="p2"')]), "p { padding-bottom: 1pt }"
    placed = [lay_out(replace(plain, roomy=spacing)).anchors["p0"] for spacing in ((), (roomy,))]
    assert [anchor.page for anchor in placed] == [0, 0]
    assert placed[1].y == pytest.approx(placed[0].y - 12, abs=0.2)


def test_a_paragraph_is_divided_and_the_figure_is_behind_it() -> None:
    long = f'<p id="p0">{"Some words of a paragraph. " * 12}</p>'
    piece = laid_out(BEFORE + FIGURE + long + AFTER.replace("p0", "q0"))
    assert piece.anchors["p0"].page == 0
    assert (piece.anchors["it"].page, piece.anchors["p1"].page) == (1, 1)
    assert piece.anchors["it"].y > piece.anchors["p1"].y


def test_it_is_read_where_it_is_written() -> None:
    with pikepdf.open(BytesIO(laid_out(BEFORE + FIGURE + AFTER).pdf)) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        roles = [str(kid.S) for kid in document.K.K]
    assert roles == ["/P"] * 12 + ["/Div"] + ["/P"] * 13
