"""An edition that is written from right to left, in the formats whose text flows."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from gesim_build.formats import RenderContext, epub, html
from gesim_build.formats.look import Look
from gesim_build.model import Manuscript
from gesim_build.theme import read_theme
from tests.formats.sample import no_work, sample
from tests.judges.epubcheck import epubcheck
from tests.judges.vnu import vnu


def arabic() -> Manuscript:
    text = sample("de")
    return replace(text, edition=replace(text.edition, language="ar", country="EG"))


def files(render: object, text: Manuscript, folder: Path) -> dict[str, bytes]:
    context = RenderContext(text, Look(read_theme(folder)), no_work)
    return {artifact.path: artifact.content for artifact in render(context)}  # type: ignore[operator]


def test_pages_run_from_right_to_left(tmp_path: Path) -> None:
    pages = files(html.render, arabic(), tmp_path)
    assert all(b'lang="ar-EG" dir="rtl">' in content for name, content in pages.items() if name.endswith(".html"))
    rights = pages["html/rights.html"].decode()
    assert '<span lang="en" dir="ltr">recovery and reflection period</span>' in rights
    assert ".align-right { text-align: left; }" in pages["html/book.css"].decode()
    assert not any(b'dir="' in content for content in files(html.render, sample("de"), tmp_path).values())


def test_a_number_to_call_runs_to_the_right_wherever_it_is(tmp_path: Path) -> None:
    pages = [page for name, page in files(html.render, arabic(), tmp_path).items() if name.endswith(".html")]
    links = [link for page in pages for link in re.findall(rb'<a href="tel:[^>]*>', page)]
    assert len(links) >= len(pages)
    assert not [link for link in links if b' dir="ltr"' not in link]


def test_so_does_the_epub(tmp_path: Path) -> None:
    (content,) = files(epub.render, arabic(), tmp_path).values()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist() if not name.endswith((".png", ".jpg"))}
        picture = packed.read("EPUB/cover.jpg")
    package = texts["EPUB/package.opf"]
    assert 'dir="rtl"' in package
    assert re.search('<spine [^>]*page-progression-direction="rtl">', package)
    assert all('xml:lang="ar-EG" dir="rtl">' in text for name, text in texts.items() if name.endswith(".xhtml"))
    assert '<text x="1460"' in texts["EPUB/cover.svg"]
    with Image.open(io.BytesIO(picture)) as image:
        # Below the motif there are only words: the title and what comes below it.
        words = image.convert("L").crop((0, 1000, *image.size)).point(lambda shade: 255 * (shade < 128))
    left, _, right, _ = words.getbbox() or (0, 0, 0, 0)
    assert left > 0 and 1400 < right <= 1465


@pytest.mark.slow
def test_validators_find_nothing(tmp_path: Path) -> None:
    (content,) = files(epub.render, arabic(), tmp_path).values()
    (tmp_path / "book.epub").write_bytes(content)
    assert epubcheck(tmp_path / "book.epub") == []
    for name, page in files(html.render, arabic(), tmp_path).items():
        if name.endswith((".html", ".css")):
            (tmp_path / Path(name).name).write_bytes(page)
    found = vnu(*sorted((*tmp_path.glob("*.html"), *tmp_path.glob("*.css"))))
    # The words of the sample are German.
    passed = ("Content Security Policy", "appears to be written in German")
    assert [finding for finding in found if not any(word in finding for word in passed)] == []
