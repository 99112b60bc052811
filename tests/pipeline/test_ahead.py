"""What is assembled before it was checked is made only if nothing had to be left out of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError, Severity
from gesim_build.model import Manuscript
from gesim_build.pipeline import editions, open_project, read_templates
from gesim_build.pipeline.editions import Editions

BOOK = Path(__file__).parents[1] / "books/tiny"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return shutil.copytree(BOOK, tmp_path / "book")


def replaced(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def made(root: Path, begun: list[Manuscript]) -> list[Manuscript]:
    project = open_project(root)
    found = Editions(project, ("en", "de"), None)
    return [edition.manuscript for edition in found.assembled(read_templates(project), begun.append)]


def test_what_is_begun_is_what_is_made(book: Path) -> None:
    begun: list[Manuscript] = []
    texts = made(book, begun)
    assert [text.edition.language for text in texts] == ["en", "de"]
    assert all(one is other for one, other in zip(texts, begun, strict=True))


def test_a_translation_with_an_error_is_begun_and_not_made(book: Path) -> None:
    replaced(book, "translations/de.po", "Ein Satz mit einem [Link][site].", "Ein Satz.")
    begun: list[Manuscript] = []
    _, german = made(book, begun)
    assert ["Ein Satz." in "".join(part.xhtml for part in text.parts) for text in (begun[1], german)] == [True, False]
    replaced(book, "translations/de.po", "Ein Satz.", "")
    assert made(book, [])[1] == german


def test_what_goes_wrong_ahead_goes_wrong_no_earlier_than_else(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: Manuscript) -> None:
        raise ValueError("not yet")

    project = open_project(book)
    theme = read_templates(project)
    assert len(list(Editions(project, ("en", "de"), None).assembled(theme, refuse))) == 2
    checked: list[str] = []
    monkeypatch.setattr(editions, "manuscript", lambda *_: 1 / 0)

    def check(*_: object, **__: object) -> tuple[()]:
        checked.append("book")
        return ()

    monkeypatch.setattr(editions, "check_whole_book", check)
    with pytest.raises(ZeroDivisionError):
        list(Editions(project, ("en",), None).assembled(theme))
    assert checked == ["book"]


def test_an_error_in_the_book_stops_what_was_begun(book: Path) -> None:
    replaced(book, "handbook/chapters/10-one.md", "A section", "A section [](#nowhere)")
    begun: list[Manuscript] = []
    with pytest.raises(GesimError) as told:
        made(book, begun)
    assert any(finding.severity is Severity.ERROR for finding in told.value.diagnostics)
