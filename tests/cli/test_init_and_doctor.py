"""What ``gesim init`` and ``gesim doctor`` print, and their exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from gesim_build import system
from gesim_build.cli.doctor import doctor
from gesim_build.cli.init import init
from gesim_build.diagnostics import GesimError
from gesim_build.system import BUILD, Need

app = typer.Typer()
app.command()(init)
app.command()(doctor)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def test_a_folder_with_a_space_can_be_gone_to_as_it_is_said(tmp_path: Path) -> None:
    _, output = run("init", str(tmp_path / "our book"))
    assert f"cd '{tmp_path / 'our book'}'" in output


def test_init_says_what_to_do_next(tmp_path: Path) -> None:
    code, output = run("init", str(tmp_path / "book"))
    assert code == 0
    assert f"cd {tmp_path / 'book'}" in output
    assert "gesim build" in output


def test_in_this_folder_there_is_nowhere_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, output = run("init", ".")
    assert code == 0
    assert "files written to this folder. What" in output and "cd " not in output


def test_init_makes_a_catalog_for_each_language_with_the_words_of_the_theme(tmp_path: Path) -> None:
    code, _ = run("init", str(tmp_path / "book"), "--template", "report", "--lang", "fr")
    assert code == 0
    catalog = (tmp_path / "book/translations/fr.po").read_text("utf-8")
    assert 'msgid "The year in our garden"\nmsgstr ""' in catalog
    assert 'msgid "Contents"\nmsgstr ""' not in catalog


def test_init_refuses_a_language_that_there_is_not_before_it_writes(tmp_path: Path) -> None:
    with pytest.raises(GesimError, match="xx"):
        CliRunner().invoke(app, ["init", str(tmp_path / "book"), "--lang", "xx"], catch_exceptions=False)
    assert not (tmp_path / "book").exists()


def test_doctor_names_the_command_that_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = (Need("Pango", "sets lines", "libpango", BUILD, bool), Need("Noto", "a face", "fonts", BUILD, bool))
    monkeypatch.setattr(system, "NEEDS", needs)
    code, output = run("doctor")
    assert code == 1
    assert "sudo apt-get install libpango fonts" in output


def test_doctor_is_content_when_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "NEEDS", (Need("Pango", "sets lines", "libpango", BUILD, lambda: True),))
    code, output = run("doctor")
    assert code == 0
    assert "apt-get" not in output
