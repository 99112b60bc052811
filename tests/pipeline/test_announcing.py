"""The announcement of a release: what it says, that it says nothing else, and that it is valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pikepdf import Pdf

from gesim_build.model import Source
from gesim_build.output_formats import FORMATS
from gesim_build.registers.parse import parse_register
from gesim_build.registers.projects import PROJECTS, project_problems
from tests.cli.translation_project import CONFIG, gesim, translate_all, write_chapter, write_project
from tests.judges.poppler import pdf_text
from tests.judges.vnu import vnu

PROJECT = """\
[[project]]
id = "bridge"
name = "{{project}}"
grant = "4711"
partners = ["Those of *both* shores", "A & B"]
relation = "{{project}} did not write this book."
press_contact = "press@example.org"
press_checked_on = 2025-06-01
press_expires_on = 2025-12-31
"""
# Called as the book is.
LEAFLET = """
[publications.short]
kind = "leaflet"
title = "Tiny"
chapters = ["10-one"]
languages = ["en", "de"]
formats = ["epub"]
"""
DOWNLOAD = 'download = "https://example.org/books/"\n'
HASHED_STYLE = "Inline style violates Content Security Policy (meta tag)"
# The pages of the book itself are laid out elsewhere.
SLOW = ("pdf", "print", "forms", "forms-large")


def released(root: Path, register: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the release of a book in three languages."""
    monkeypatch.setattr("gesim_build.pipeline.release.FORMATS", {n: m for n, m in FORMATS.items() if n not in SLOW})
    write_project(root)
    (root / "handbook/handbook.toml").write_text(CONFIG + LEAFLET + '\n[values]\nproject = "BRIDGE"\n', "utf-8")
    write_chapter(root, "# One {#one}\n\nShe decides what happens next.\n")
    if register:
        (root / "handbook/project.toml").write_text(register, "utf-8")
    gesim(root, "sync")
    for language in ("de", "lv"):
        translate_all(root, language, "zz {}")
    result = gesim(root, "release")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return root / "dist/release"


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_release_announces_itself_in_every_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = released(tmp_path / "book", PROJECT, monkeypatch)
    names = {f"{stem}-{code}.{ending}" for code in ("en", "de", "lv") for stem, ending in
             (("news", "html"), ("news", "md"), ("news", "txt"), ("press-release", "pdf"))}  # fmt: skip
    assert names <= {path.name for path in folder.iterdir()}
    text = (folder / "news-en.txt").read_text("utf-8")
    assert re.findall(r"Available in: .*", text) == ["Available in: English, Deutsch, Latviešu"]
    assert "tiny-en-IE-2026-01-01.epub" in text
    assert re.findall(r"- Tiny \((\w+) · ", text) == ["EPUB", "ZIP", "Leaflet"]
    german = (folder / "index-de.html").read_text("utf-8")
    assert '<span class="facts">Faltblatt · EPUB · ' in german
    assert "Grant agreement: 4711" in text
    assert "Partners: Those of both shores and A & B" in text
    assert text.endswith("\n\nBRIDGE did not write this book.\n")
    # Not known, or not known any more: left out.
    assert not re.search("Lead:|Press contact:|press@", text)
    assert "Partneri: " in (folder / "news-lv.txt").read_text("utf-8")
    for path in folder.glob("press-release-*.pdf"):
        with Pdf.open(path) as pdf:
            assert len(pdf.pages) == 1
        assert "BRIDGE" in pdf_text(path)
    index = (folder / "index.html").read_text("utf-8")
    assert all(f'href="{name}"' in index for name in names if "-en" in name)
    pages = sorted(folder.glob("news-*.html"))
    assert [finding for finding in vnu(*pages) if HASHED_STYLE not in finding] == []
    assert not re.search(
        r" src=|@import|rel=.stylesheet|url\((?!data)", "".join(path.read_text("utf-8") for path in pages)
    )


@pytest.mark.slow
def test_addresses_are_those_of_the_place_to_download_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = PROJECT.replace("2025-12-31", "2026-12-31") + DOWNLOAD
    folder = released(tmp_path / "book", register, monkeypatch)
    text = (folder / "news-en.md").read_text("utf-8")
    assert "[English](https://example.org/books/news-en.html)" in text
    assert "](<https://example.org/books/tiny-en-IE-2026-01-01.epub>) (EPUB · " in text
    assert "- **Press contact:** press@example.org" in text
    whole = tmp_path / "whole"
    assert gesim(tmp_path / "book", "release", "--merge", str(folder), "--output", str(whole)).exit_code == 0
    assert contents(whole) == contents(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("press_checked_on = 2025-06-01\n", "", ("missing-key", 7)),
        ('relation = "{{project}} did not write this book."\n', "", ("missing-key", 1)),
        ("grant =", "grants =", ("unknown-key", 4)),
        (PROJECT, PROJECT + PROJECT.replace('"bridge"', '"other"'), ("bad-value", 10)),
        ("press_contact", 'download = "http://example.org"\npress_contact', ("bad-value", 7)),
        ("press_contact", DOWNLOAD.replace("books/", "books") + "press_contact", ("bad-value", 7)),
    ],
)
def test_what_is_wrong_in_the_register_is_told(old: str, new: str, expected: tuple[str, int]) -> None:
    records, wrong = parse_register(PROJECTS, Source(PROJECTS.path, PROJECT.replace(old, new)))
    found = (*wrong, *project_problems(records))
    assert [(one.code, one.location.line) for one in found] == [expected]
