"""Reports and sheets: no cover, no blank page, said at the head of the first page what they are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Pdf

from gesim_build.formats import RenderContext
from gesim_build.formats.look import Look, medium_of
from gesim_build.formats.pdf.book import make_book
from gesim_build.formats.pdf.plan.pagination import Extent, flowing
from gesim_build.kinds import KINDS
from gesim_build.model import Artifact, Manuscript
from gesim_build.print_spec import PrintSpec
from tests.formats.pdf import sample
from tests.formats.pdf.sample import at_once


def of_kind(kind: str) -> Manuscript:
    whole = sample.manuscript()
    return replace(whole, book=replace(whole.book, kind=kind))


def made(kind: str) -> Artifact:
    look = Look(sample.theme(), medium_of("pdf", PrintSpec(), KINDS[kind].trim or "A4"))
    return make_book(RenderContext(of_kind(kind), look, at_once))


def test_parts_follow_each_other_without_blanks() -> None:
    pages = flowing([Extent("a", "chapter", 1), Extent("b", "chapter", 2)]).pages
    assert [(page.piece, page.page, page.label) for page in pages] == [("a", 0, "1"), ("b", 0, "2"), ("b", 1, "3")]


@pytest.mark.slow
def test_a_report_has_no_cover_and_a_sheet_has_two_pages() -> None:
    report, sheet = made("report"), made("sheet")
    with Pdf.open(BytesIO(report.content)) as pdf:
        titles = [str(item.title) for item in pdf.open_outline().root]
        assert len(pdf.pages) == report.pages
    assert ("Inhalt" in titles) is of_kind("report").prints_contents
    assert of_kind("sheet").prints_contents is False
    codes = [finding.code for finding in sheet.findings]
    assert codes.count("too-many-pages") == (sheet.pages > 2)
