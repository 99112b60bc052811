from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample
from tests.judges.ace import ace
from tests.judges.axe import axe_files
from tests.judges.epubcheck import epubcheck
from tests.wcag import ACE, AXE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


def test_epubcheck_finds_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(content)
    assert epubcheck(path) == []


def test_epubcheck_finds_nothing_where_signs_lead_to_what_they_say(theme: Theme, tmp_path: Path) -> None:
    whole = sample()
    sign = '<abbr class="to-verify" title="to verify">†</abbr>'
    parts = tuple(replace(one, xhtml=one.xhtml.replace("<dd>", f"<dd>{2 * sign}", 1)) for one in whole.parts)
    (artifact,) = render(RenderContext(replace(whole, parts=parts), Look(theme), no_work))
    path = tmp_path / "signs.epub"
    path.write_bytes(artifact.content)
    with zipfile.ZipFile(path) as book:
        texts = [book.read(name).decode() for name in book.namelist() if "text/" in name and name.endswith(".xhtml")]
    signed = [text for text in texts if "to-verify" in text]
    assert signed
    assert {(text.count('href="#~sign"'), text.count('id="~sign"')) for text in signed} == {(1, 1)}
    assert epubcheck(path) == []


@pytest.fixture(scope="session")
def little(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that says little of itself."""
    manuscript = sample()
    book = replace(
        manuscript.book, publisher="", authors=(), subtitle="", description="", license_name="", license_url=""
    )
    part = replace(
        manuscript.parts[0], id="x", xhtml='<section class="part front" id="x"><h1 id="x-title">X</h1></section>'
    )
    little = replace(manuscript, book=book, parts=(part,), entries=(), anchors={"x": "x"})
    (artifact,) = render(RenderContext(little, Look(theme), no_work))
    path = tmp_path_factory.mktemp("little") / "little.epub"
    path.write_bytes(artifact.content)
    return path


def test_epubcheck_finds_nothing_in_a_book_that_says_little_of_itself(little: Path) -> None:
    assert epubcheck(little) == []


@pytest.mark.wcag(*ACE)
def test_ace_finds_nothing(theme: Theme, little: Path, tmp_path: Path) -> None:
    books = [little]
    for language in ("de", "el"):
        (artifact,) = render(RenderContext(sample(language), Look(theme), no_work))
        books.append(tmp_path / artifact.path)
        books[-1].write_bytes(artifact.content)
    assert ace(*books) == []


# What axe asks of a page of a web site and nobody of a chapter in a book; Ace by DAISY leaves these out, too.
OF_WEB_SITES = ("landmark-one-main", "page-has-heading-one", "region")


@pytest.mark.wcag(*AXE)
def test_axe_finds_nothing(browser: Browser, content: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        container.extractall(tmp_path)
    documents = sorted(tmp_path.rglob("*.xhtml"))
    found = axe_files(browser, documents)
    assert len(documents) == 7
    assert [finding for finding in found if not finding.partition(": ")[2].startswith(OF_WEB_SITES)] == []
