"""The sample as an EPUB, converted by Calibre to the formats of e-readers and back: what a reader of it still has."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample
from tests.judges.calibre import formats
from tests.judges.conversions import Book, losses, lost


@pytest.fixture
def book(theme: Theme, tmp_path: Path) -> Path:
    (artifact,) = render(RenderContext(sample("el"), Look(theme), no_work))
    path = tmp_path / "book.epub"
    path.write_bytes(artifact.content)
    return path


@pytest.mark.slow
def test_what_calibre_makes_of_it_has_cover_figures_tables_notes_and_links(book: Path, tmp_path: Path) -> None:
    assert {ending: lost(book, ending, tmp_path) for ending in formats()} == {ending: [] for ending in formats()}


def test_each_thing_that_is_looked_for_is_in_the_sample(book: Path) -> None:
    whole = Book(book)
    assert whole.colours() and len(whole.covers) == 1 and all(there for _, there in whole.links())
    assert {"table", "td", "figure", "aside", "li", "a"} <= set(whole.count())
    assert list(losses(whole, whole)) == []


@pytest.mark.parametrize(
    ("told", "spoil"),
    [
        ("elements <td>", lambda text: text.replace("<td", "<th", 1).replace("</td>", "</th>", 1)),
        ("the colour #", lambda text: text.replace(' fill="#', ' data-fill="#')),
        ("the text ", lambda text: text.replace("α", "-")),
        ("where the link ", lambda text: text.replace(' id="', ' data-id="')),
        ("the link https:", lambda text: text.replace('href="https:', 'title="https:')),
        ("the one cover: ", lambda text: text.replace('role="doc-cover"', 'role="doc-cover"/>A second cover<br')),
    ],
)
def test_what_a_converter_drops_is_told(book: Path, told: str, spoil: Callable[[str], str]) -> None:
    poorer = book.with_name("poorer.epub")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(poorer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, spoil(content.decode()).encode() if name.endswith("xhtml") else content)
    assert any(told in line for line in losses(Book(book), Book(poorer)))
