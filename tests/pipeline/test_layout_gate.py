"""The layout gate in a build: a warning in a draft, with page and source line; an error in a release."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.check import run_all_checks
from gesim_build.pipeline.target import Outcome

BOOKS = Path(__file__).parents[1] / "books"
DAY = dt.date(2026, 1, 2)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"

WIDE = "n" * 58  # a little more than a line of a box

pytestmark = pytest.mark.slow


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(BOOKS / "everything", tmp_path / "book")
    return tmp_path / "book"


def run(root: Path, format_: str = "pdf", language: str = "en", *, release: bool = False) -> Outcome:
    project = open_project(root)
    wanted = targets(project, [language], [format_])
    (outcome,) = build(project, wanted, release=release, today=DAY, progress=lambda _: None)
    return outcome


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Change a source file; returns the line of the change."""
    path = root / "handbook" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def of_code(outcome: Outcome, code: str) -> Diagnostic:
    (finding,) = [finding for finding in outcome.diagnostics if finding.code == code]
    return finding


@pytest.mark.parametrize("language", ["en", "qps"])
def test_a_book_that_fits_has_no_findings(book: Path, language: str) -> None:
    for format_ in ("pdf", "forms"):
        outcome = run(book, format_, language)
        assert outcome.result
        assert outcome.diagnostics == ()


def test_a_word_that_does_not_fit_is_named_with_page_and_line(book: Path) -> None:
    line = edit(book, "chapters/10-one.md", "Text\n\n| a", f"{WIDE}\n\n| a")
    finding = of_code(run(book), "text-overflow")
    assert finding.severity is Severity.WARNING
    assert (finding.location.path, finding.location.line) == ("handbook/chapters/10-one.md", line)
    assert finding.message.startswith("“nnn")
    assert finding.message.endswith("mm wider than its place (en pdf, page 2)")


def test_a_label_that_does_not_fit_is_found_in_the_sheets_too(book: Path) -> None:
    line = edit(book, "chapters/20-form.md", "text: Case code", f"text: {LONG}")
    for format_, where in (("pdf", "en pdf, page 5"), ("forms", "forms/everything-form-a-en-print.pdf, page 1")):
        found = [f for f in run(book, format_).diagnostics if f.code == "text-overflow"]
        assert {(f.location.path, f.location.line) for f in found} == {("handbook/chapters/20-form.md", line)}
        assert f"({where})" in found[0].message


def test_a_translation_that_does_not_fit_is_found_at_the_place_of_its_english(book: Path) -> None:
    edit(book, "handbook.toml", "[editions.en]", '[editions.de]\ncountry = "DE"\n\n[editions.en]')
    catalog = book / "translations" / "de.po"
    catalog.parent.mkdir()
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n'
    catalog.write_text(f'{head}msgid "Date"\nmsgstr "{LONG}"\n', "utf-8")
    found = [f for f in run(book, language="de").diagnostics if f.code == "text-overflow"]
    assert {f.location.path for f in found} == {"handbook/chapters/20-form.md"}
    assert all("(de pdf, page " in f.message for f in found)
    assert not [f for f in run(book).diagnostics if f.code == "text-overflow"]


def test_a_word_of_a_figure_that_does_not_fit_is_found_at_its_line_in_the_drawing(book: Path) -> None:
    line = edit(book, "figures/dot.svg", ">dot<", f">{LONG}<")
    found = [f for f in run(book).diagnostics if f.code == "words-outside-shape"]
    assert {(f.location.path, f.location.line) for f in found} == {("handbook/figures/dot.svg", line)}
    assert "(en pdf, page 2)" in found[0].message


def test_a_title_that_does_not_fit_in_running_heads_is_found_at_its_chapter(book: Path) -> None:
    title = "A title that goes on and on and on and on until nobody remembers any more how it began, or why"
    edit(book, "chapters/10-one.md", "# One & only", f"# {title}, {title}")
    messages = [f"{f.location.path} {f.message}" for f in run(book).diagnostics if f.code.startswith("text-")]
    assert any("10-one.md" in message and "(en pdf, running heads)" in message for message in messages)


def test_a_style_sheet_that_strands_a_heading_is_found(book: Path) -> None:
    own = book / "templates" / "print" / "text.css"
    own.parent.mkdir(parents=True)
    css = (Path(__file__).parents[2] / "templates" / "print" / "text.css").read_text("utf-8")
    own.write_text(css + "h3 { break-after: page } h3 + p { break-before: page }", "utf-8")
    finding = of_code(run(book), "stranded-heading")
    assert "“Third level” is alone at the foot of the page (en pdf, page " in finding.message


def test_a_release_is_refused_and_what_was_there_stays(book: Path) -> None:
    assert run(book, release=True).result
    before = (book / "dist" / "en" / "everything-en.pdf").read_bytes()
    edit(book, "chapters/10-one.md", "Text\n\n| a", f"{WIDE}\n\n| a")
    outcome = run(book, release=True)
    assert outcome.result is None
    assert of_code(outcome, "text-overflow").severity is Severity.ERROR
    assert (book / "dist" / "en" / "everything-en.pdf").read_bytes() == before
    assert run(book).result


def test_a_word_that_its_figure_cannot_hold_refuses_a_release(book: Path) -> None:
    edit(book, "figures/dot.svg", 'font-size="9">dot<', f'font-size="9" data-width="20" data-lines="1">{LONG}<')
    outcome = run(book, "html")
    assert of_code(outcome, "figure-overflow").location == Location("handbook/figures/dot.svg", 3)
    with pytest.raises(GesimError) as caught:
        run(book, "html", release=True)
    assert {finding.code for finding in caught.value.diagnostics if finding.severity is Severity.ERROR} == {
        "figure-overflow"
    }
    project = open_project(book)
    assert [f.severity for f in run_all_checks(project, ["en"], release=True, today=DAY)] == [Severity.ERROR]
