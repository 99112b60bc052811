"""The starter handbook is written whole, once, and never over somebody's work."""

from __future__ import annotations

import datetime as dt
import tomllib
import uuid
from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.starter import write_starter

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
