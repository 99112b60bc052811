"""Telephone numbers in the outputs of a book: the same in all of them, in a build and in what is checked later."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from gesim_build.diagnostics import Severity
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.check import run_all_checks
from gesim_build.pipeline.target import Outcome
from tests.pipeline.test_gates import cutting

TINY = Path(__file__).parents[1] / "books" / "tiny"
DAY = dt.date(2026, 1, 3)
CONTACTS = """\
[[contact]]
id = "emergency"
name = "Emergency number"
country = "EU"
kind = "emergency"
number = "112"
availability = "At any hour."
source = "Directive (EU) 2018/1972"
read_on = 2026-01-02
expires_on = 2027-01-02
call_test = "not applicable"
status = "print"

[[contact]]
id = "line"
name = "Helpline"
country = "IE"
kind = "helpline"
number = "+35315550000"
display = "01 555 0000"
availability = "Always, in one language."
source = "Page of 2026"
read_on = 2026-01-02
expires_on = 2027-01-02
call_test = "due"
status = "print"
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small book that names an emergency number in its text and prints two contacts."""
    root = tmp_path / "book"
    shutil.copytree(TINY, root)
    (root / "handbook/contacts.toml").write_text(CONTACTS, "utf-8")
    chapter = root / "handbook/chapters/10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nIn danger call 112.\n\n::: contacts\n:::\n", "utf-8")
    return root


def build_result(root: Path, *formats: str) -> tuple[Outcome, ...]:
    project = open_project(root)
    return build(project, targets(project, ["en"], formats), release=False, today=DAY, progress=lambda _: None)


def checked(root: Path) -> list[tuple[str, str]]:
    """What a check finds in dist/: file and message."""
    found = run_all_checks(open_project(root), ["en"], release=False, today=DAY)
    return [(d.location.path, d.message) for d in found if d.location.path.startswith("dist/")]


def in_page(root: Path, old: str, new: str) -> None:
    page = root / "dist/en/html/one.html"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def test_outputs_as_they_were_built_have_the_numbers_of_the_book(book: Path) -> None:
    assert all(outcome.result and outcome.diagnostics == () for outcome in build_result(book, "epub", "html"))
    assert checked(book) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'href="tel:015550000">01 555 0000',
            'href="tel:015550001">01 555 0000',
            "a link dials 015550001 (printed as 015550000), and no link of the book does",
        ),
        (
            ">01 555 0000<",
            ">01 555 0009<",
            "a link dials 015550000 (printed as 015550009), and no link of the book does",
        ),
        ("call 112.", "call 113.", "the number 112 is not printed wherever it should be"),
    ],
)
def test_a_number_that_was_changed_in_one_output_is_found(book: Path, old: str, new: str, message: str) -> None:
    build_result(book, "epub", "html")
    in_page(book, old, new)
    found = checked(book)
    assert {path for path, _ in found} == {"dist/en/html/index.html"}
    assert message in [text for _, text in found]


def test_a_number_that_was_changed_in_the_epub_is_found(book: Path) -> None:
    build_result(book, "epub", "html")
    path = book / "dist/en/tiny-en.epub"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace(b"tel:015550000", b"tel:015550001"))
    assert {file for file, _ in checked(book)} == {"dist/en/tiny-en.epub"}


@pytest.mark.slow
def test_a_number_that_was_changed_in_the_pdf_is_found(book: Path) -> None:
    build_result(book, "pdf", "html")
    assert checked(book) == []
    path = book / "dist/en/tiny-en.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A]
        (dialled,) = [link for link in links if str(link.A.URI) == "tel:015550000"]
        dialled.A.URI = pikepdf.String("tel:015550001")
        pdf.save()
    assert {file for file, _ in checked(book)} == {"dist/en/tiny-en.pdf"}


def test_a_number_that_was_corrected_since_is_found_in_every_output(book: Path) -> None:
    build_result(book, "epub", "html")
    register = CONTACTS.replace("+35315550000", "+35315550002").replace("01 555 0000", "01 555 0002")
    (book / "handbook/contacts.toml").write_text(register, "utf-8")
    assert {path for path, _ in checked(book)} == {"dist/en/html/index.html", "dist/en/tiny-en.epub"}


@pytest.mark.slow
def test_a_number_that_was_corrected_since_is_found_in_the_files_for_a_print_shop(book: Path) -> None:
    build_result(book, "print")
    assert checked(book) == []
    register = CONTACTS.replace("+35315550000", "+35315550002").replace("01 555 0000", "01 555 0002")
    (book / "handbook/contacts.toml").write_text(register, "utf-8")
    ((place, message),) = checked(book)
    assert place.startswith("dist/en/print/")
    assert message == "the number 015550002 is not printed wherever it should be"
    (book / "dist/en/print/tiny-en-cover.pdf").write_bytes(b"damaged")
    assert checked(book) == [("dist/en/print", "this print is damaged")]


def test_a_damaged_output_is_told(book: Path) -> None:
    build_result(book, "epub")
    (book / "dist/en/tiny-en.epub").write_bytes(b"damaged")
    (found,) = run_all_checks(open_project(book), ["en"], release=False, today=DAY)
    assert (found.severity, found.code) == (Severity.WARNING, "unreadable-output")
    assert (found.location.path, found.message) == ("dist/en/tiny-en.epub", "this epub is damaged")


def test_a_bug_of_ours_is_not_taken_for_a_damaged_output(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_result(book, "epub")

    def stumble(*_: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("gesim_build.validate.epub.inspect", stumble)
    with pytest.raises(KeyError, match="a bug"):
        checked(book)
    (book / "dist/en/tiny-en.epub").write_bytes(b"damaged")
    assert checked(book) == [("dist/en/tiny-en.epub", "this epub is damaged")]


def _changed(content: bytes) -> bytes:
    return content.replace(b"tel:015550000", b"tel:015550001")


def test_a_build_writes_no_output_with_another_number(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gesim_build.pipeline.rendering.renderer", cutting(_changed, "html"))
    (outcome,) = build_result(book, "html")
    assert outcome.result is None
    phones = [d for d in outcome.diagnostics if d.code == "phone-number-in-output"]
    assert phones
    assert {(d.severity, d.location.path) for d in phones} == {(Severity.ERROR, "dist/en/html/index.html")}
    assert not (book / "dist").exists()


def test_a_template_that_dials_another_number_is_told(book: Path) -> None:
    template = Path(__file__).parents[2] / "templates/shared/registers.xhtml.j2"
    text = template.read_text("utf-8")
    assert "tel:{{ record.dial }}" in text
    (book / "templates/shared").mkdir(parents=True)
    (book / "templates/shared/registers.xhtml.j2").write_text(text.replace("{{ record.dial }}", "999"), "utf-8")
    (outcome,) = build_result(book, "html")
    assert {(d.severity, d.code) for d in outcome.diagnostics} == {(Severity.WARNING, "phone-number-in-output")}
