"""Page numbers of references: laid out without them, set when all pages are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from gesim_build.formats.pdf.merge.page_numbers import set_page_numbers
from gesim_build.formats.pdf.plan.job import Job, Piece, pack, unpack
from gesim_build.formats.pdf.plan.pagination import Page, PageMap
from gesim_build.formats.pdf.weasy.fragment import lay_out
from gesim_build.validate.pdf_content import REFERENCE, PageTexts
from tests.formats.pdf.weasy.test_fragment import CSS, PAGE

WORDS = "Words that fill the line until it is full, or nearly so, and then some. "
REF = '<a class="xref" href="#{0}">section {0}</a>'
TEXT = (
    f'<p id="here">See {REF.format("there")}, or {REF.format("here")} and <a href="https://example.org">this</a>.</p>'
    f"<p>{WORDS} (As {REF.format('there')} has it, all of it.)</p>"
    f'<p class="centred">In {REF.format("there")} or {REF.format("here")}.</p>'
)
PAGES = PageMap(tuple(Page("a", number, label) for number, label in enumerate(("1", "37", "188", "12345", "xviii"))), 0)


@cache
def piece(*, tagged: bool = True) -> Piece:
    css = f"{CSS} .centred {{ text-align: center }}"
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{TEXT}</section>'
    job = Job("t", "t.md", "en", xhtml, (css,), page=PAGE, page_reference="page {number}")
    return unpack(pack(lay_out(replace(job, tagged=tagged, press=not tagged))))


def bound(pages: Mapping[str, int], *, tagged: bool = True) -> tuple[dict[int, str], list[list[float]]]:
    """The texts of the page by marked content, and the areas of its links."""
    with pikepdf.open(BytesIO(piece(tagged=tagged).pdf)) as pdf:
        set_page_numbers(pdf, piece(tagged=tagged), 0, PAGES, pages)
        page = pdf.pages[0].obj
        assert b"%page-slot" not in page.Contents.read_bytes()
        areas: list[Any] = list(page.get("/Annots", []))
        return PageTexts().read(page), [[float(side) for side in area.Rect] for area in areas]


@pytest.mark.parametrize(("page", "label"), list(enumerate(("1", "37", "188", "12345", "xviii")))[1:])
def test_the_number_is_in_the_text(page: int, label: str) -> None:
    texts, _ = bound({"there": page, "here": 0})
    words = f" (page\u00a0{label})"
    # It is on the page itself: said only where the line could not be moved up to it.
    assert texts[REFERENCE] == f"{words}, page\u00a0{label}{words} (page\u00a01)"


def test_without_structure_too() -> None:
    texts, _ = bound({"there": 1, "here": 0}, tagged=False)
    assert texts[REFERENCE].startswith(" (page\u00a037)")


def test_the_rest_of_the_line_and_its_links_are_moved_up_to_it() -> None:
    at = [bound({"there": page, "here": 4})[1] for page in (1, 2)]
    (narrow, wide) = ([area for area in areas if area[1] == max(side[1] for side in areas)] for areas in at)
    # One digit less; the first link is before the number, the other ones behind it.
    moved = [round(b[0] - a[0], 2) for a, b in zip(narrow, wide, strict=True)]
    assert moved[0] == 0
    assert all(4 < by < 7 for by in moved[1:])
    assert [round(b[2] - b[0], 1) for b in narrow] == [round(b[2] - b[0], 1) for b in wide]


def test_what_is_on_no_page_is_not_said() -> None:
    assert REFERENCE not in {name: text for name, text in bound({})[0].items() if text}
