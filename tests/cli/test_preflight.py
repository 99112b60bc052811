"""What ``gesim preflight`` prints, where its limits come from, and its exit codes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf

from gesim_build import system
from gesim_build.__main__ import main
from gesim_build.system import PRINT, Need
from tests.preflight.files import cover, good, saved

TINY = Path(__file__).parents[1] / "books" / "tiny"

pytestmark = pytest.mark.slow


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["gesim", "preflight", *map(str, arguments)])
    monkeypatch.setenv("NO_COLOR", "1")
    try:
        main()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


@pytest.fixture
def interior(tmp_path: Path) -> Path:
    path = tmp_path / "x-interior.pdf"
    path.write_bytes(saved(good()))
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "book")
    with (tmp_path / "book/handbook/handbook.toml").open("a") as config:
        config.write("\n[print]\nmultiple = 16\nspine_extra = 9.8\n")
    return tmp_path / "book"


def test_a_good_file_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path
) -> None:
    assert run(monkeypatch, interior) == 0
    assert "12 of 12 rules passed" in capsys.readouterr().out


def test_the_settings_are_those_of_the_project(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path, project: Path
) -> None:
    assert run(monkeypatch, "--project", project, interior) == 1
    assert "12 more make a multiple of 16" in capsys.readouterr().out


def test_a_cover_is_measured_with_the_inside_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path, project: Path
) -> None:
    sheet = interior.with_name("x-cover.pdf")
    sheet.write_bytes(saved(cover()))
    assert run(monkeypatch, "--project", project, sheet) == 0
    assert "10.0 mm for 4 pages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (None, "x-interior.pdf, which should be next to it, is not there"),
        (b"", "x-interior.pdf is empty"),
        (b"no PDF", "x-interior.pdf is a text, not a PDF"),
        (saved(Pdf.new()), "x-interior.pdf has no pages"),
    ],
    ids=["missing", "empty", "text", "no pages"],
)
def test_a_cover_without_its_inside_is_not_judged_by_its_spine(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    inside: bytes | None,
    why: str,
) -> None:
    sheet = tmp_path / "x-cover.pdf"
    sheet.write_bytes(saved(cover()))
    if inside is not None:
        (tmp_path / "x-interior.pdf").write_bytes(inside)
    assert run(monkeypatch, sheet) == 1
    out = capsys.readouterr().out
    assert f"nobody knows how thick the book is: {why}" in out
    assert re.search(r"FAIL +spine +not judged", out)
    assert "0 pages" not in out


def test_json_is_for_programs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path
) -> None:
    assert run(monkeypatch, "--format", "json", interior) == 0
    assert json.loads(capsys.readouterr().out)["passed"]
    assert run(monkeypatch, "--format", "xml", interior) == 2


def test_all_that_cannot_be_read_is_named_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, interior: Path
) -> None:
    text, folder = tmp_path / "notes.pdf", tmp_path / "print"
    text.write_bytes(b"no PDF")
    folder.mkdir()
    assert run(monkeypatch, text, interior, folder, tmp_path / "missing.pdf") == 2
    error = capsys.readouterr().err
    assert "error[not-a-pdf]: notes.pdf is a text, not a PDF" in error
    assert "error[unreadable-file]: print is a folder" in error
    assert "error[unreadable-file]: missing.pdf is not there" in error


def test_a_pdf_with_a_password_is_a_diagnostic(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path
) -> None:
    good().save(interior, encryption=Encryption(user="open", owner="change"))
    assert run(monkeypatch, interior) == 2
    assert "x-interior.pdf is a PDF that opens only with a password" in capsys.readouterr().err


def test_a_file_whose_pages_are_broken_is_a_diagnostic(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path
) -> None:
    pdf = good()
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Nothing gs /Missing Do")
    interior.write_bytes(saved(pdf))
    assert run(monkeypatch, interior) == 2
    shown = capsys.readouterr().err
    assert "error[not-a-pdf]" in shown
    assert " object at 0x" not in shown


def test_without_ghostscript_nothing_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interior: Path
) -> None:
    monkeypatch.setattr(system, "NEEDS", (Need("Ghostscript", "measures the ink", "ghostscript", PRINT, bool),))
    assert run(monkeypatch, interior) == 2
    error = capsys.readouterr().err
    assert "error[missing-program]" in error
    assert "sudo apt-get install ghostscript" in error
