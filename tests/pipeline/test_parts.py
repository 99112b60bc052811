"""A book with parts and includes: the gates of a build look for each of its lines in every list of contents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.cli.translation_project import gesim
from tests.judges.epubcheck import epubcheck
from tests.judges.verapdf import verapdf

BOOK = Path(__file__).parents[1] / "books/parts"


@pytest.mark.slow
def test_a_book_with_parts(tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    done = gesim(root, "build", "--lang", "en", "-f", "pdf", "-f", "epub", "-f", "html")
    assert done.exit_code == 0, done.output
    files = root / "dist/en"
    assert (epubcheck(files / "tiny-en.epub"), verapdf("ua1", files / "tiny-en.pdf")) == ([], [])
    with pikepdf.open(files / "tiny-en.pdf") as pdf, pdf.open_outline() as outline:
        titles = {item.title: [below.title for below in item.children] for item in outline.root}
        bold = [int(item.obj.get("/F", 0)) for item in outline.root if item.obj is not None]
    parts = {"I The ground we stand on": ["1 One", "2 Two"], "II Practice": ["3 Three"]}
    assert {title: below for title, below in titles.items() if below} == parts
    assert bold == [0, 0, 2, 2, 0]
    page = (files / "html/ground.html").read_text("utf-8")
    assert page.count('href="two.html"') == 2  # in the navigation and on the page of the part
