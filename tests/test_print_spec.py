"""The thickness of a book, its sizes, and the names of the files for a print shop."""

from __future__ import annotations

import pytest

from gesim_build.formats.look import Medium
from gesim_build.print_spec import COVER, INTERIOR, TRIMS, PrintSpec, file_of, kind_of, stem_of
from tests.formats.pdf.sample import look


def test_a_spine_is_as_wide_as_the_leaves_are_thick() -> None:
    assert PrintSpec(paper_gsm=90, paper_volume=1.1).spine(200) == pytest.approx(9.9)
    assert PrintSpec(paper_gsm=80, paper_volume=1.5, spine_extra=0.6).spine(100) == pytest.approx(6.6)


@pytest.mark.parametrize("trim", TRIMS)
def test_the_sizes_are_those_of_the_style_sheets(trim: str) -> None:
    page = look(Medium(trim)).page
    assert (page.page_width, page.page_height) == TRIMS[trim]


@pytest.mark.parametrize("kind", [INTERIOR, COVER])
def test_the_name_of_a_file_says_its_kind(kind: str) -> None:
    name = file_of("print/gesim-de", kind)
    assert name == f"print/gesim-de-{kind}.pdf"
    assert (stem_of(name), kind_of(name)) == ("print/gesim-de", kind)


def test_a_file_of_another_name_is_taken_for_an_inside() -> None:
    assert (kind_of("cover.pdf"), stem_of("cover.pdf")) == (INTERIOR, "cover.pdf")
