"""What cannot be made from right to left is left out: that is said, and what else was asked for is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError, Severity
from gesim_build.pipeline import Project, open_project
from gesim_build.pipeline.build import left_out, targets
from gesim_build.pipeline.release import left_out_of_release, release_targets
from tests.cli.translation_project import write_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    path = write_project(tmp_path) / "handbook/handbook.toml"
    text = path.read_text("utf-8").replace('[editions.lv]\ncountry = "LV"', '[editions.ar]\ncountry = "EG"')
    path.write_text(f'{text}\n[editions.fa]\ncountry = "IR"\n', encoding="utf-8")
    return open_project(tmp_path)


def made(project: Project, *formats: str, languages: tuple[str, ...] = ()) -> list[str]:
    return [f"{target.language} {target.format}" for target in targets(project, languages, formats)]


def test_other_formats_and_editions_are_made(project: Project) -> None:
    assert made(project, languages=("ar",)) == ["ar pdf", "ar epub", "ar html", "ar bundle", "ar single"]
    assert made(project, "forms", "epub") == ["en forms", "en epub", "de forms", "de epub", "ar epub", "fa epub"]
    assert [target.format for target in release_targets(project, ["fa"])] == ["pdf", "epub", "html", "bundle", "single"]


def test_what_is_left_out_is_said(project: Project) -> None:
    found = left_out(project, (), ("pdf", "forms", "html"))
    assert [(note.severity, note.code, note.message) for note in found] == [
        (Severity.NOTE, "right-to-left-pages", f"forms: not made in “{code}”, which is written from right to left")
        for code in ("ar", "fa")
    ]
    assert [str(note.location) for note in found] == ["handbook/handbook.toml:24", "handbook/handbook.toml:27"]
    assert "forms, forms-large, print: not made in" in left_out_of_release(project, ["ar"])[0].message
    assert left_out(project, ["de"], ()) == left_out(project, ["ar"], ["pdf", "epub"]) == ()


def test_nothing_else_to_make_is_an_error(project: Project) -> None:
    with pytest.raises(GesimError) as caught:
        made(project, "forms", "print", languages=("ar",))
    (fault,) = caught.value.diagnostics
    assert (fault.severity, fault.code) == (Severity.ERROR, "right-to-left-pages")
    assert fault.hint == "The PDF, the EPUB and the web pages are; the book's PDF has its forms, to print."
