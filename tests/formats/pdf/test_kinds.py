"""Reports and sheets: no cover, no blank page, said at the head of the first page what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Pdf

from gesim_build.formats import RenderContext
from gesim_build.formats.look import Look, medium_of
from gesim_build.formats.pdf.book import make_book
from gesim_build.formats.pdf.plan.pagination import Extent, flowing
from gesim_build.formats.pdf.prepare.leaflet import fold
from gesim_build.kinds import KINDS
from gesim_build.markup.tree import parse_bare
from gesim_build.model import Artifact, Manuscript, Part
from gesim_build.print_spec import PrintSpec
from tests.formats.pdf import sample
from tests.formats.pdf.sample import at_once
from tests.judges.poppler import pdf_text
from tests.judges.verapdf import verapdf

LEAFLET = Look(sample.theme(), medium_of("pdf", PrintSpec(), "leaflet"))


def of_kind(kind: str) -> Manuscript:
    whole = sample.manuscript()
    return replace(whole, book=replace(whole.book, kind=kind))


def made(kind: str) -> Artifact:
    look = Look(sample.theme(), medium_of("pdf", PrintSpec(), KINDS[kind].trim or "A4"))
    return make_book(RenderContext(of_kind(kind), look, at_once))


def test_parts_follow_each_other_without_blanks() -> None:
    pages = flowing([Extent("a", "chapter", 1), Extent("b", "chapter", 2)]).pages
    assert [(page.piece, page.page, page.label) for page in pages] == [("a", 0, "1"), ("b", 0, "2"), ("b", 1, "3")]


def folios_of(content: bytes, file: Path, heading: str) -> tuple[str, int]:
    """The folio of a heading in the list of contents, and the page that it is on."""
    file.write_bytes(content)
    line = re.compile(rf"^ *{heading}([ .]+(\d+))?$", re.MULTILINE)
    pages = enumerate(pdf_text(file).split("\f"), 1)
    found = [(page, there[2]) for page, text in pages for there in line.finditer(text)]
    (_, listed), *_, (page, _) = found  # between them the list at the head of the chapter
    return listed, page


@pytest.mark.slow
def test_a_report_has_no_cover_and_a_sheet_has_two_pages(tmp_path: Path) -> None:
    report, sheet = made("report"), made("sheet")
    with Pdf.open(BytesIO(report.content)) as pdf:
        titles = [str(item.title) for item in pdf.open_outline().root]
        assert len(pdf.pages) == report.pages
    assert ("Inhalt" in titles) is of_kind("report").prints_contents
    assert of_kind("sheet").prints_contents is False
    assert folios_of(report.content, tmp_path / "report.pdf", r"1\.2 +Drei Säulen, fünf Stufen") == ("4", 4)
    codes = [finding.code for finding in sheet.findings]
    assert codes.count("too-many-pages") == (sheet.pages > 2)


@pytest.mark.slow
@pytest.mark.parametrize(("parts", "is_there"), [(1, True), (3, False)])
def test_a_sheet_has_a_back_cover_where_its_text_takes_one_page(parts: int, is_there: bool, tmp_path: Path) -> None:
    look = Look(sample.theme(), replace(medium_of("pdf", PrintSpec(), "report"), back_cover=True))
    sheet = of_kind("sheet")
    sheet = replace(sheet, parts=sheet.parts[:parts])
    file = make_book(RenderContext(sheet, look, at_once))
    (tmp_path / "sheet.pdf").write_bytes(file.content)
    said = pdf_text(tmp_path / "sheet.pdf").rstrip("\f").split("\f")
    assert len(said) == file.pages
    assert ["Suggested citation" in page for page in said] == ([False, True] if is_there else [False] * len(said))


@pytest.mark.parametrize(
    ("sections", "sides"),
    [(0, [[1], []]), (3, [[1, 4], [2, 3]]), (4, [[1, 5], [2, 3, 4]]), (5, [[1, 5, 6], [2, 3, 4]]),
     (7, [[1, 5, 6], [2, 3, 4], [7, 8]])],
)  # fmt: skip
def test_panels_are_where_they_are_seen_when_all_is_folded(sections: int, sides: list[list[int]]) -> None:
    section = parse_bare("<section><p>1</p>" + "".join(f"<h2>{n + 2}</h2><p/>" for n in range(sections)) + "</section>")
    fold(section)
    assert [[int(panel[0].text or "") for panel in side] for side in section] == sides
    of_three = sections > 3
    front = section[0][0].get("class", "")
    assert front == f"leaflet-panel leaflet-place-{3 if of_three else 2}"


@pytest.mark.slow
@pytest.mark.parametrize(("paragraphs", "codes"), [(3, set()), (60, {"text-cut-off"})])
def test_a_leaflet_has_two_bare_pages_and_tells_what_is_too_long(paragraphs: int, codes: set[str]) -> None:
    text = "".join(f'<p id="p{number}">Ein Absatz mit einigen Worten darin.</p>' for number in range(paragraphs))
    xhtml = f'<section class="part front" id="a"><header class="opener"><h1 id="t">T</h1></header>{text}</section>'
    whole = of_kind("leaflet")
    part = Part("a", "front", "", "", "T", "", xhtml, "a.md")
    anchors = dict.fromkeys(("a", "t", *(f"p{number}" for number in range(paragraphs))), "a")
    context = RenderContext(replace(whole, parts=(part,), entries=(), anchors=anchors), LEAFLET, at_once)
    leaflet = make_book(context)
    assert {finding.code for finding in leaflet.findings} == codes
    with Pdf.open(BytesIO(leaflet.content)) as pdf:
        assert [[round(float(edge)) for edge in page.mediabox] for page in pdf.pages] == [[0, 0, 842, 595]] * 2


@pytest.mark.slow
def test_the_notes_of_a_leaflet_are_at_its_end(tmp_path: Path) -> None:
    back = '<a class="footnote-back" href="#m" role="doc-backlink">↩</a>'
    xhtml = (
        '<section class="part front" id="a"><header class="opener"><h1 id="t">T</h1></header><h2 id="b">Eins</h2>'
        '<p>Gezählt.<a class="footnote-ref" id="m" href="#n" role="doc-noteref">1</a></p>'
        '<h2 id="c">Zwei</h2><p>Ende.</p><section class="footnotes" role="doc-endnotes" aria-labelledby="h">'
        f'<h2 class="footnotes-title" id="h">Notizen</h2><ol><li id="n"><p>Von wem. {back}</p></li></ol></section>'
        "</section>"
    )
    part = Part("a", "front", "", "", "T", "", xhtml, "a.md")
    anchors = dict.fromkeys(("a", "t", "b", "m", "c", "h", "n"), "a")
    context = RenderContext(replace(of_kind("leaflet"), parts=(part,), entries=(), anchors=anchors), LEAFLET, at_once)
    leaflet = make_book(context)
    assert leaflet.findings == ()
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(leaflet.content)
    assert verapdf("ua1", file) == []
    assert re.search(r"Ende\.\s+Notizen\s+1\s+Von wem\.", pdf_text(file))
    with Pdf.open(file) as pdf:
        assert [str(item.S) for item in notes_of(pdf.Root.StructTreeRoot.K)] == ["/Note"]


def notes_of(element: Any) -> Iterator[Any]:
    """The structure elements of notes below another."""
    for kid in list(element) if isinstance(element, Array) else [element]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            if kid.S == "/Note":
                yield kid
            yield from notes_of(kid.get("/K", Array([])))
