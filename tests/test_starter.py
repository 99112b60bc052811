"""The starter handbook is written whole, once, and never over somebody's work."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tomllib
import uuid
from pathlib import Path

import pytest

from gesim_build.config import parse_config
from gesim_build.diagnostics import GesimError
from gesim_build.model import Source
from gesim_build.starter import TEMPLATES, write_starter

DATE, ID = dt.date(2031, 4, 5), uuid.UUID(int=7)


def test_it_fills_in_the_date_and_the_identifier(tmp_path: Path) -> None:
    written = write_starter(tmp_path / "new" / "book", DATE, ID)
    config = tomllib.loads((tmp_path / "new/book/handbook/handbook.toml").read_text(encoding="utf-8"))
    assert config["book"]["date"] == DATE
    assert config["book"]["identifier"] == ID.urn
    assert Path(".gitignore") in written
    assert sorted(written) == sorted(
        path.relative_to(tmp_path / "new/book") for path in (tmp_path / "new/book").rglob("*") if path.is_file()
    )
    assert not [path for path in written if path.suffix == ".py"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_has_what_a_project_needs(tmp_path: Path, template: str) -> None:
    """A configuration without a country, a README with its title, and a workflow that builds and checks."""
    written = write_starter(tmp_path / "book", DATE, ID, template, ("de", "fr", "en"), ("libpango-1.0-0", "fonts-noto"))
    config = parse_config(
        Source("handbook/handbook.toml", (tmp_path / "book/handbook/handbook.toml").read_text(encoding="utf-8"))
    )
    assert [edition.code for edition in config.editions.values()] == ["en", "de", "fr"]
    assert (config.book.date, config.book.identifier) == (DATE, ID.urn)
    assert (tmp_path / "book/README.md").read_text(encoding="utf-8").startswith(f"# {config.book.title}\n")
    workflow = (tmp_path / "book/.github/workflows/book.yml").read_text(encoding="utf-8")
    assert "libpango-1.0-0 fonts-noto\n" in workflow
    assert all(command in workflow for command in ("gesim sync --check", "gesim check", "gesim build"))
    assert Path(".gitignore") in written
    merges = (tmp_path / "book/.gitattributes").read_text(encoding="utf-8")
    assert "translations/*.po merge=gesim-po\ntranslations/review/*.jsonl merge=union\n" in merges
    assert not (tmp_path / "book/translations/handbook.pot").exists()


def test_a_language_that_is_not_wanted_has_no_catalog(tmp_path: Path) -> None:
    written = write_starter(tmp_path / "book", DATE, ID)
    assert not [path for path in written if path.suffix == ".po"]


def test_it_leaves_a_folder_alone_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("mine")
    with pytest.raises(GesimError) as caught:
        write_starter(tmp_path, DATE, ID)
    assert [problem.code for problem in caught.value.diagnostics] == ["folder-not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.md"]


def test_a_file_in_the_way_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder, code in ((tmp_path / "file", "folder-not-empty"), (tmp_path / "file" / "inside", "cannot-write")):
        with pytest.raises(GesimError) as caught:
            write_starter(folder, DATE, ID)
        assert [problem.code for problem in caught.value.diagnostics] == [code]


@pytest.mark.parametrize("there", [True, False])
def test_a_run_that_is_killed_leaves_the_folder_as_it_was(tmp_path: Path, *, there: bool) -> None:
    """Killed after any number of steps on the disk: there is nothing or all of it, and the next run tidies up."""
    folder = tmp_path / "book"
    whole = write_starter(tmp_path / "whole", DATE, ID)
    for steps in range(len(whole) + 3):
        if there:
            folder.mkdir(exist_ok=True)
        killed_after(folder, steps)
        assert sorted(inside(folder)) in ([], sorted(whole))
        shutil.rmtree(folder, ignore_errors=True)
    write_starter(folder, DATE, ID)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "whole"]


def killed_after(folder: Path, steps: int) -> None:
    """Write the starter in a process that ends at once, as if killed, before a file is opened once more than that."""
    child = os.fork()
    if not child:
        left = iter(range(steps))
        real = os.fsync
        os.fsync = lambda fd: real(fd) if next(left, None) is not None else os._exit(9)
        try:
            write_starter(folder, DATE, ID)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def inside(folder: Path) -> list[Path]:
    return [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_the_folder_in_which_one_is_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    left = tmp_path / ".new-gesim-abcdefgh/handbook"
    left.mkdir(parents=True)
    written = write_starter(Path(), DATE, ID)
    assert tmp_path.stat().st_ino == before
    assert sorted(inside(tmp_path)) == sorted(written)


def test_an_empty_folder_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir(0o750)
    write_starter(folder, DATE, ID)
    assert folder.stat().st_mode & 0o777 == 0o750


def test_a_link_that_leads_nowhere_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "book").symlink_to(tmp_path / "missing")
    with pytest.raises(GesimError, match="something here already"):
        write_starter(tmp_path / "book", DATE, ID)
