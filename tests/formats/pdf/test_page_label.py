"""A label on every page: in books and reports, on all that is printed, and once for those who listen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.assemble.manuscript import assemble
from gesim_build.formats import RenderContext
from gesim_build.formats.forms import render as render_forms
from gesim_build.formats.look import Look, medium_of
from gesim_build.formats.pdf.book import make_book
from gesim_build.kinds import KINDS
from gesim_build.print_spec import PrintSpec
from gesim_build.validate.inventory import TEXT
from gesim_build.validate.pdf import inspect
from tests.assemble.samples import INFO, book, context_of
from tests.formats.pdf.sample import at_once
from tests.judges.poppler import pdf_text
from tests.vocabulary import handbook_theme

LABEL = "Not a real person"
LONG = "# Long {#long}\n\n" + "A paragraph of some words.\n\n" * 60
FORM = "# Form {#form}\n\n::: fields Who\ntext: Language\n:::\n"
FILLED = "# Filled in {#filled}\n\n::: filled-form forms0.md\nLanguage = hers\n:::\n"


def context(kind: str) -> RenderContext:
    """What renders a publication of a kind with a label."""
    edition = context_of("en", "IE")
    edition = replace(
        edition, info=replace(INFO, title="A case", kind=kind, page_label=LABEL, languages=(edition.edition,))
    )
    text, problems = assemble(book([LONG], [FORM, FILLED]), edition, handbook_theme())
    assert not problems
    look = Look(handbook_theme(), medium_of("pdf", PrintSpec(), KINDS[kind].trim or "A4"))
    return RenderContext(text, look, at_once)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["book", "report"])
def test_every_page_that_is_not_blank_has_the_label(kind: str, tmp_path: Path) -> None:
    made = make_book(context(kind))
    path = tmp_path / "made.pdf"
    path.write_bytes(made.content)
    pages = [pdf_text(path, number) for number in range(1, made.pages + 1)]
    assert [LABEL in page for page in pages] == [bool(page.strip()) for page in pages]
    assert not made.findings
    # Once a part, not once a page; a book has its cover and its contents besides.
    said = [item for item in inspect({made.path: made.content}) if (item.kind, item.key) == (TEXT, "notarealperson")]
    assert len(said) == 3 + 2 * (kind == "book")


@pytest.mark.slow
def test_a_form_by_itself_has_the_label_and_an_example_is_none(tmp_path: Path) -> None:
    made = list(render_forms(context("report")))
    assert [file.path.rpartition("-")[2] for file in made] == ["print.pdf", "fill.pdf"]
    for file in made:
        path = tmp_path / "form.pdf"
        path.write_bytes(file.content)
        assert LABEL in pdf_text(path, 1)
