"""The index as pages: in every kind of publication, on screens and on a press."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.look import Look, medium_of
from gesim_build.formats.pdf.book import lay_out_book
from gesim_build.kinds import KINDS
from gesim_build.model import Manuscript
from gesim_build.print_spec import PrintSpec
from tests.formats.pdf import sample
from tests.formats.pdf.sample import at_once
from tests.judges.poppler import pdf_text

LINK = '<a class="locator main" href="#about" aria-label="Kapitel 1">1</a>'
INDEX = (
    '<section class="part" id="i"><h1 id="register">Register</h1><div class="index"><ul class="index-lines">'
    f'<li class="index-line" id="x">Zuwendung<span class="locators">, {LINK}</span></li></ul></div></section>'
)


def book(kind: str, *, alone: bool = False) -> Manuscript:
    """The sample with an index, which leads to its first chapter; or that ``alone``, leading nowhere."""
    text = sample.manuscript()
    xhtml = INDEX.replace(f'<span class="locators">, {LINK}</span>', "") if alone else INDEX
    index = replace(text.parts[-1], id="i", kind="annex", title="Register", xhtml=xhtml)
    entry = replace(text.entries[-1], id="i", kind="part", level=1, number="", title="Register", part="i")
    return replace(
        text,
        book=replace(text.book, kind=kind),
        parts=(*(() if alone else text.parts), index),
        anchors={**text.anchors, "i": "i", "register": "i", "x": "i"},
        entries=(*(() if alone else text.entries), entry),
    )


def context(text: Manuscript, file: str = "pdf") -> RenderContext:
    trim = KINDS[text.book.kind].trim or "A4"
    return RenderContext(text, Look(sample.theme(), medium_of(file, PrintSpec(), trim)), at_once)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["report", "leaflet"])
def test_an_index_names_pages_where_they_have_numbers(kind: str, tmp_path: Path) -> None:
    made = lay_out_book(context(book(kind)))
    (tmp_path / "index.pdf").write_bytes(made.pieces["i"].pdf)
    said = re.search(r"Zuwendung, (\d+)", pdf_text(tmp_path / "index.pdf"))
    assert said
    # A leaflet names the chapter, which is laid out on the panels of one sheet.
    assert said[1] == (made.page_map.pages[made.page_map.first("about")].label if kind == "report" else "1")


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "file"), [("sheet", "pdf"), ("leaflet", "pdf"), ("book", "print")])
def test_an_index_may_be_all_that_there_is(kind: str, file: str) -> None:
    made = lay_out_book(context(book(kind, alone=True), file))
    assert b"%PDF" in made.pieces["i"].pdf
    assert not made.findings
