from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.formats.epub import render
from gesim_build.theme import Theme
from tests.formats.sample import sample
from tests.judges.epubcheck import epubcheck

pytestmark = pytest.mark.slow


def test_epubcheck_finds_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(content)
    assert epubcheck(path) == []


def test_epubcheck_finds_nothing_in_a_book_that_says_little_of_itself(theme: Theme, tmp_path: Path) -> None:
    manuscript = sample()
    book = replace(
        manuscript.book, publisher="", authors=(), subtitle="", description="", license_name="", license_url=""
    )
    part = replace(
        manuscript.parts[0], id="x", xhtml='<section class="part front" id="x"><h1 id="x-title">X</h1></section>'
    )
    little = replace(manuscript, book=book, parts=(part,), entries=(), anchors={"x": "x"})
    (artifact,) = render(little, theme, None)
    (tmp_path / "book.epub").write_bytes(artifact.content)
    assert epubcheck(tmp_path / "book.epub") == []
