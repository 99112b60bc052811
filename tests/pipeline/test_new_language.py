"""Editions in languages that the program knows, and in one of which nobody has said anything: all are valid.

The tiny book shows what is done with a text of each, the starter book with its translations every format that is made.
"""

from __future__ import annotations

import datetime as dt
import shutil
import uuid
import zipfile
from pathlib import Path

import pytest

from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.starter import write_starter
from tests.cli.translation_project import gesim
from tests.formats.html.test_valid import BLIND_SPOT
from tests.judges.epubcheck import epubcheck
from tests.judges.verapdf import verapdf
from tests.judges.vnu import vnu

BOOK = Path(__file__).parents[1] / "books/tiny"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WORDS = {
    "uk": ("Розділ", 'Речення з "лапками" і [посиланням][site].', "Речення з\u00a0«лапками» і\u00a0<a"),
    "fr": ("Une section", 'Une phrase avec des "guillemets" et un [lien][site].', "des «\u00a0guillemets\u00a0» et un"),
    "ca": ("Una secció", 'Una frase amb "cometes" i un [enllaç][site].', "amb «cometes» i un"),
    "ar": ("قسم", 'جملة فيها "اقتباس" و[رابط][site].', "فيها «اقتباس» و<a"),
}


@pytest.mark.slow
def test_editions_in_new_languages(tmp_path: Path) -> None:
    root = shutil.copytree(BOOK, tmp_path / "book")
    config = root / "handbook/handbook.toml"
    config.write_text(
        f'{config.read_text()}\n[editions.uk]\ncountry = "UA"\n\n[editions.fr]\ncountry = "FR"\n'
        '\n[editions.ca]\ncountry = "AD"\n\n[editions.ar]\ncountry = "EG"\n'
    )
    for code, (section, sentence, _) in WORDS.items():
        text = sentence.replace('"', '\\"')
        entries = {"A section": section, "A sentence with a [link][site].": text}
        catalog = "\n".join(f'msgid "{english}"\nmsgstr "{own}"\n' for english, own in entries.items())
        (root / f"translations/{code}.po").write_text(HEAD + catalog)
    (root / "languages").mkdir()
    (root / "languages/fr.toml").write_text('[labels]\nsection = "Section {number}"\nfigure = "Figure {number}"\n')
    project = open_project(root)
    done = build(
        project,
        targets(project, tuple(WORDS), ("epub", "html")),
        release=False,
        today=dt.date(2026, 11, 25),
        progress=lambda _: None,
    )
    assert not any(outcome.failed for outcome in done), [outcome.diagnostics for outcome in done]
    for code, (_, _, shown) in WORDS.items():
        (epub,) = (root / "dist" / code).glob("*.epub")
        chapter = b"".join(zipfile.ZipFile(epub).read(name) for name in zipfile.ZipFile(epub).namelist())
        assert shown.encode() in chapter
    pages = sorted((root / "dist").glob("*/html/*.html"))
    assert [finding for finding in vnu(*pages) if BLIND_SPOT not in finding] == []


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_format_of_the_starter_book_in_three_scripts(tmp_path: Path) -> None:
    """French, Ukrainian and Arabic: what is made is sound, and nothing but forms and print is refused, in Arabic."""
    root = tmp_path / "book"
    write_starter(root, dt.date(2026, 11, 25), uuid.UUID(int=7), languages=("fr", "uk", "ar"))
    assert gesim(root, "sync").exit_code == 0
    project = open_project(root)
    made = (*targets(project, ("fr", "uk", "ar"), ()), *targets(project, ("fr",), ("print",)))
    refused = {(code, name) for code in ("fr", "uk", "ar") for name in ("forms", "pdf", "epub", "html", "bundle")}
    assert refused - {(one.language, one.format) for one in made} == {("ar", "forms")}
    done = build(project, made, release=False, today=dt.date(2026, 11, 25), progress=lambda _: None)
    assert [one for outcome in done for one in outcome.diagnostics] == []
    for epub in sorted((root / "dist").glob("*/*.epub")):
        # The validator takes long to start: one edition in each direction.
        assert epub.parent.name == "uk" or epubcheck(epub) == []
    pages = sorted((root / "dist").glob("*/html/*.html"))
    assert [finding for finding in vnu(*pages) if BLIND_SPOT not in finding] == []
    books, forms = (sorted((root / "dist").glob(pattern)) for pattern in ("*/*.pdf", "*/forms/*.pdf"))
    assert (len(books), len(forms)) == (3, 4)
    assert verapdf("ua1", *books, *forms) == []
    assert verapdf("3a", *books, *(form for form in forms if not form.name.endswith("-fill.pdf"))) == []
