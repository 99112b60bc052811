"""Every judge finds the fault it is there to find, lets sound input pass, and fails when it is missing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from playwright.sync_api import Browser

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.look import Look
from tests.formats.sample import no_work, sample
from tests.judges import tools
from tests.judges.ace import ace
from tests.judges.axe import axe_files
from tests.judges.epubcheck import epubcheck
from tests.judges.msgfmt import msgfmt_check
from tests.judges.qpdf import qpdf_check
from tests.judges.verapdf import verapdf
from tests.judges.vnu import vnu
from tests.vocabulary import handbook_theme

pytestmark = pytest.mark.slow

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: judges 1\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: nobody <nobody@example.org>\\n"
"Language-Team: none\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judges") / "good.pdf"
    page = weasyprint.HTML(string=PAGE.format("<main><h1>A title</h1><p>Some text.</p></main>"))
    page.write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def test_verapdf_passes_a_tagged_file_and_names_what_the_other_lacks(pdf: Path, tmp_path: Path) -> None:
    untagged = tmp_path / "untagged.pdf"
    with pikepdf.open(pdf) as document:
        del document.Root.StructTreeRoot
        del document.Root.MarkInfo
        document.save(untagged)
    failures = verapdf("ua1", pdf, untagged)
    assert failures
    assert all(line.startswith(str(untagged)) for line in failures)
    assert any(" 7.1-" in line or " 6.2-" in line for line in failures)


def test_verapdf_knows_pdf_a(pdf: Path) -> None:
    assert any("6.6" in line for line in verapdf("3a", pdf)), "a file without PDF/A metadata must not pass"


def test_verapdf_reports_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    junk = tmp_path / "junk.pdf"
    junk.write_text("this is no PDF")
    assert verapdf("ua1", junk)


def test_qpdf(pdf: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(pdf.read_bytes().replace(b"startxref", b"startxxxx"))
    assert qpdf_check(pdf) == []
    assert qpdf_check(broken)


def test_epubcheck(tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    assert any(line.startswith(("FATAL", "ERROR")) for line in epubcheck(book))


def test_ace_names_what_each_of_several_books_lacks(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.epub", tmp_path / "bad.epub"
    (artifact,) = render(RenderContext(sample("de"), Look(handbook_theme()), no_work))
    good.write_bytes(artifact.content)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("rights.xhtml"):
                content = content.replace(b' role="doc-chapter"', b"")
            elif name.endswith("package.opf"):
                content = content.replace(b"schema:accessibilitySummary", b"schema:abstract")
            target.writestr(name, content)
    found = ace(good, bad, good)
    assert [line.partition(":")[0] for line in found] == ["bad.epub"] * len(found)
    assert any("epub-type-has-matching-role" in line for line in found)
    assert "bad.epub: metadata without schema:accessibilitySummary" in found


def test_vnu(tmp_path: Path) -> None:
    good, bad, style = tmp_path / "good.html", tmp_path / "bad.html", tmp_path / "bad.css"
    good.write_text(PAGE.format("<h1>Title</h1>"))
    bad.write_text(PAGE.format('<h1 id="a">Title</h1><p id="a"><div></p>'))
    style.write_text("p { colour: red }")
    assert vnu(good) == []
    findings = "\n".join(vnu(good, bad, style))
    assert "Duplicate ID" in findings
    assert "colour" in findings
    assert "good.html" not in findings


def test_axe_sees_through_a_content_security_policy(browser: Browser, tmp_path: Path) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(PAGE.format("<main><h1>Title</h1></main>").replace("<title>", policy + "<title>"))
    bad.write_text(PAGE.format("<main><h1>Title</h1><img src='x.png'></main>").replace("<title>", policy + "<title>"))
    findings = axe_files(browser, [good, bad, good])
    assert {line.partition(":")[0] for line in findings} == {"bad.html, light", "bad.html, dark"}
    assert all("image-alt" in line for line in findings)


def test_axe_judges_the_colours_of_both_schemes(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    dark = "<style>@media (prefers-color-scheme: dark) { main { color: #777; background: #666 } }</style><title>"
    page.write_text(PAGE.format("<main><h1>Title</h1></main>").replace("<title>", dark))
    (found,) = axe_files(browser, [page])
    assert found.startswith("page.html, dark: color-contrast ")


def test_msgfmt(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.po", tmp_path / "bad.po"
    good.write_text(HEADER + '\nmsgid "Help"\nmsgstr "Hilfe"\n')
    bad.write_text(HEADER + '\nmsgid "Help"\nmsgstr "Hilfe"\n\nmsgid "Help"\nmsgstr "Rat"\n')
    assert msgfmt_check(good) == []
    assert any("duplicate" in line for line in msgfmt_check(bad))


def test_a_missing_judge_fails_with_the_command_that_installs_it() -> None:
    with pytest.raises(tools.MissingJudgeError, match="make setup-test"):
        tools.program("no-such-validator")
    with pytest.raises(tools.MissingJudgeError, match="make setup-test"):
        tools.existing(Path("no-such.jar"), "no-such")
