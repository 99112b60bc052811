"""Where the words are that something goes on: at the head of each further page, and on no other."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.fragment import lay_out
from gesim_build.validate.pdf_content import ARTIFACT, PageTexts, contents_of
from tests.formats.pdf.weasy.test_fragment import PAGE

CSS = (
    "@page { size: 200mm 100mm; margin: 10mm 60mm 10mm 20mm } @page :left { margin: 10mm 20mm 10mm 60mm }"
    "html { font: 10pt/15pt 'Noto Serif' } section, p, div, aside, html, body { display: block } head { display: none }"
    "table { display: table } thead { display: table-header-group } tbody { display: table-row-group } tr { display:"
    "table-row } th, td { display: table-cell } caption { display: table-caption } p { margin: 0 }"
    ".box, .continuing { position: relative } .box-label { position: absolute; left: 128mm; top: 0 }"
    ".continuing > .continued { position: absolute; top: -15pt; left: 0 } .short { break-inside: avoid }"
)
WORD = '<span xmlns="http://www.w3.org/1999/xhtml">goes on</span>'


def said(inner: str) -> list[str]:
    """What is said on each page outside the text."""
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{inner}</section>'
    piece = lay_out(Job("test", "test.md", "en", xhtml, (CSS,), page=PAGE, continued=WORD))
    assert piece.problems == ()
    reader = PageTexts()
    with pikepdf.open(BytesIO(piece.pdf)) as pdf:
        return [
            " ".join(
                text.strip()
                for stream in contents_of(page.obj)
                for mcid, text in reader.shown(stream, page.obj.Resources) or ()
                if mcid == ARTIFACT and text.strip()
            )
            for page in pdf.pages
        ]


LINES = "<p>A line.</p>" * 14  # a page
LABEL = '<p class="box-label"><span class="box-kind">Note</span></p>'
ROWS = "<tr><td>a</td></tr>" * 30


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f'<aside class="box">{LABEL}{LINES * 3}</aside>', ["", "Note goes on", "Note goes on"]),
        (f'<aside class="box">{LABEL}{LINES}</aside>{LINES}', ["", ""]),
        (f'<aside class="box short">{LABEL}<p>x</p></aside>{LINES}', [""]),
    ],
)
def test_a_box_says_so_on_each_further_page(inner: str, expected: list[str]) -> None:
    assert said(inner) == expected


def test_a_table_says_so_over_its_head() -> None:
    table = (
        '<div class="table"><table><caption><span class="label">Table 3</span> Words</caption>'
        f"<tbody>{ROWS}</tbody></table></div>"
    )
    assert said(table) == ["", "Table 3, goes on", "Table 3, goes on"]
