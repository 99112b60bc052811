"""Each form as two files: what they are called, what they say of themselves, what is at the foot."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from gesim_build.formats.files import form_file
from gesim_build.formats.forms import render
from gesim_build.formats.forms_large import render as render_large
from gesim_build.formats.look import Medium
from gesim_build.formats.pdf.weasy.widgets import LEAST_SIZE, SIZE
from gesim_build.model import Artifact, Manuscript
from tests.formats.pdf import sample
from tests.formats.pdf.merge.test_structure import elements, listed
from tests.judges.poppler import pdf_text
from tests.judges.qpdf import qpdf_check
from tests.judges.verapdf import verapdf
from tests.wcag import PDF_UA

FOOT = "Nicht ohne Absprache mit nach Hause geben."


def test_a_form_is_two_files(forms: dict[str, Artifact]) -> None:
    assert [artifact.path for artifact in forms.values()] == [
        "forms/sample-form-b-de-print.pdf",
        "forms/sample-form-b-de-fill.pdf",
    ]
    assert {artifact.pages for artifact in forms.values()} == {1}


def test_a_book_without_forms_has_no_files() -> None:
    book = sample.manuscript()
    bare = replace(book, parts=tuple(part for part in book.parts if part.kind != "form"))
    assert list(render(sample.context(bare))) == []


def test_names_come_from_the_letter_or_else_from_the_id() -> None:
    book = sample.manuscript()
    form = next(part for part in book.parts if part.kind == "form")
    nameless, again = replace(form, id="budget", number=""), replace(form, id="form-again")
    parts = {part.id: part for part in (form, nameless, again)}

    def names(*ids: str) -> list[str]:
        some = replace(book, parts=tuple(parts[id] for id in ids))
        return [form_file(some, part, "print").removeprefix("forms/sample-form-") for part in some.parts]

    assert names("form-b", "budget") == ["b-de-print.pdf", "budget-de-print.pdf"]
    assert names("form-b", "form-again") == ["b-de-print.pdf", "again-de-print.pdf"]


def test_the_files_name_nobody_and_do_not_say_what_the_book_is_about(forms: dict[str, Artifact]) -> None:
    book = replace(sample.BOOK, authors=("Ada Example",), publisher="Publishing house")
    manuscript: Manuscript = replace(sample.manuscript(), book=book)
    for use, artifact in zip(forms, render(sample.context(manuscript)), strict=True):
        with pikepdf.open(BytesIO(artifact.content)) as pdf:
            about = bytes(pdf.Root.Metadata.read_bytes()).decode() + str(dict(pdf.docinfo))
            assert "Formular B: Risiko- und Sicherheitsplan" in about
            for word in ("Ada Example", "Publishing house", book.title, book.description, book.identifier):
                assert word not in about
            assert str(pdf.Root.Lang) == "de-DE"
            assert ("<pdfaid:part>" in about) == (use == "print")
        assert artifact == forms[use], "authors and publisher change nothing"


def test_a_link_out_of_the_form_is_text_and_one_within_stays_a_link() -> None:
    links = '<p>Siehe <a class="xref" href="#about">Kapitel 1</a> und <a href="#form-b-g2">Gefahren</a>.</p>'

    def linked(xhtml: str) -> str:
        return xhtml.replace('<footer class="form-footer">', f'{links}<footer class="form-footer">')

    printed, _ = render(sample.context(sample.manuscript(linked)))
    with pikepdf.open(BytesIO(printed.content)) as pdf:
        (link,) = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
        assert str(link.Dest) == "form-b-g2"
        assert str(link.Dest) in pikepdf.NameTree(pdf.Root.Names.Dests)


@pytest.mark.parametrize("named", [False, True])
def test_a_sheet_that_names_sections_says_whose_and_names_the_book_only_if_asked(named: bool, tmp_path: Path) -> None:
    def linked(xhtml: str) -> str:
        link = '<p>Siehe <a class="xref" href="#about">Kapitel 1</a>.</p>'
        return xhtml.replace('<footer class="form-footer">', f'{link}<footer class="form-footer">')

    text = sample.manuscript(linked)
    text = replace(text, book=replace(text.book, named_on_forms=named))
    path = tmp_path / "form.pdf"
    path.write_bytes(next(iter(render(sample.context(text)))).content)
    said = " ".join(pdf_text(path).split())
    assert ("Chapters and sections: GeSIM" in said) == named == ("GeSIM" in said)
    assert ("those of the handbook of this" in said) == (not named)


@pytest.mark.wcag("3.3.7")
def test_every_page_has_the_foot_the_title_and_its_number_and_the_foot_is_read_once(tmp_path: Path) -> None:
    group = '<section class="field-group"'

    def long(xhtml: str) -> str:
        head, *groups = xhtml.split(group)
        more = [groups[0].replace("-g1", f"-g1{number}") for number in range(3)] if groups else []
        return group.join((head, *more, *groups))

    for artifact in render(sample.context(sample.manuscript(long))):
        path = tmp_path / "long.pdf"
        path.write_bytes(artifact.content)
        assert artifact.pages > 1
        for page in range(1, artifact.pages + 1):
            text = pdf_text(path, page)
            assert FOOT in text
            assert f"23. November 2026 · {page}/{artifact.pages}" in text
            assert text.count("Fallnummer") == 1
            assert "Chapters and sections" not in text, "it names none"
            assert "Risiko- und Sicherheitsplan" in text
        with pikepdf.open(path) as pdf:
            assert [is_foot(element) for element in elements(pdf.Root.StructTreeRoot)].count(True) == 1
            if "fill" in artifact.path:
                code = pdf.Root.AcroForm.Fields[0]
                assert (str(code.T), len(code.Kids)) == ("~strip~1", artifact.pages)
                assert [kid.P.objgen for kid in code.Kids] == [each.obj.objgen for each in pdf.pages]
        assert qpdf_check(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A5", "B5", "Letter"])
def test_on_every_paper_the_foot_has_room_and_the_edition_is_whole(paper: str) -> None:
    """A notice of two lines beside the title; in a field of the head, what does not fit is set smaller."""

    def long(xhtml: str) -> str:
        return xhtml.replace(FOOT, f"{FOOT} Bis zum Ende der Begleitung aufbewahren, dann vernichten.")

    context = replace(sample.context(sample.manuscript(long)), look=sample.look(Medium(paper)))
    printed, fillable = render(context)
    assert (printed.findings, fillable.findings) == ((), ())
    with pikepdf.open(BytesIO(fillable.content)) as pdf:
        (field,) = [note for note in pdf.pages[0].Annots if "/V" in note and str(note.get("/FT")) == "/Tx"]
        size = float(str(field.DA).split()[1])
        assert str(field.V) == "de-DE · 23. November 2026"
        assert LEAST_SIZE < size <= SIZE
        assert f"{size:g} Tf".encode() in field.AP.N.read_bytes()


def is_foot(element: pikepdf.Dictionary) -> bool:
    """A Div in the form's own section, with a single paragraph in it?"""
    kids = listed(element.get("/K", ()))
    roles = [str(kid.S) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return str(element.S) == "/Div" and str(element.P.P.S) == "/Document" and roles == ["/P"]


@pytest.mark.wcag("1.4.4")
def test_in_large_print_nothing_is_small_and_nothing_is_lost() -> None:
    manuscript = sample.manuscript()
    (large,) = render_large(sample.context(manuscript))
    assert large.path == "forms-large/sample-form-b-de-large.pdf"
    assert large.findings == ()
    assert min(sizes_of_type(large.content)) >= 15.9
    printed, _ = render(sample.context(manuscript))
    small, big = (pdf_words(content) for content in (printed.content, large.content))
    assert not small - big


def sizes_of_type(content: bytes) -> set[float]:
    """The sizes in points of what is printed on all pages."""
    with pdfium.PdfDocument(content) as pdf:
        texts = [page.get_textpage() for page in pdf]
        return {
            round(raw.FPDFText_GetFontSize(text.raw, n) * abs(scale_of(text, n)), 1)
            for text in texts
            for n in range(text.count_chars())
            if text.get_text_range(n, 1).strip()
        }


def scale_of(text: pdfium.PdfTextPage, number: int) -> float:
    """How a letter is enlarged beyond the size of its type."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text.raw, number, matrix)
    return float(matrix.d)


def pdf_words(content: bytes) -> set[str]:
    """All words of a PDF but for the numbers of its pages, "1/2"."""
    with pdfium.PdfDocument(content) as pdf:
        return {word for page in pdf for word in page.get_textpage().get_text_range().split() if "/" not in word}


@pytest.mark.wcag(*PDF_UA)
@pytest.mark.slow
def test_both_are_sound_and_accessible(files: dict[str, Path]) -> None:
    for path in files.values():
        assert qpdf_check(path) == []
    (artifact,) = render_large(sample.context())
    large = files["print"].with_name("large.pdf")
    large.write_bytes(artifact.content)
    assert verapdf("ua1", *files.values(), large) == []
    assert verapdf("3a", files["print"], large) == []


def test_they_are_the_same_every_time(forms: dict[str, Artifact]) -> None:
    assert list(render(sample.context())) == list(forms.values())
