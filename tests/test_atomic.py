"""Written whole or not at all, and what killed runs leave."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gesim_build import atomic
from gesim_build.atomic import put_in_place, remove_leftovers, replace_file, staging_folder


class KilledError(BaseException):
    pass


def killed(*_: object, **__: object) -> None:
    raise KilledError


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def leave_a_file(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do as a run does that is killed while it writes."""
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        replace_file(folder / name, b"half")


def leave_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with staging_folder(folder) as staging:
            (staging / "html").mkdir()
            (staging / "html/a.html").write_text("half")
            raise KilledError
    return staging


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = (
        ".de.po.swp",
        ".de.po.original",
        ".new-pictures",
        ".new-notes",
        "de.po",
        ".gesim-notes",
        "x.gesim-abcdefgh",
    )
    for name in others:
        (tmp_path / name).write_text("somebody's")
    leave_a_file(tmp_path, "de.po", monkeypatch)
    leave_a_folder(tmp_path, monkeypatch)
    assert len(names(tmp_path)) == len(others) + 4
    remove_leftovers(tmp_path)
    assert names(tmp_path) == sorted(others)


def test_in_our_own_folder_the_mark_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / ".new-abcd1234/html").mkdir(parents=True)
    (tmp_path / ".new-longer-than-that").mkdir()
    remove_leftovers(tmp_path, ours=True)
    assert names(tmp_path) == [".new-longer-than-that"]


def test_links_are_removed_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away/kept").write_text("kept")
    (tmp_path / "here").mkdir()
    (tmp_path / "here/.new-gesim-abcdefgh").symlink_to(tmp_path / "away")
    remove_leftovers(tmp_path / "here")
    assert names(tmp_path) == ["away", "away/kept", "here"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(atomic, "_exchanged", lambda *_: False)
    for content in ("old", "new"):
        with staging_folder(tmp_path) as staging:
            (staging / "html").mkdir()
            (staging / "html/a.html").write_text(content)
            put_in_place(staging / "html", tmp_path / "html")
    assert (tmp_path / "html/a.html").read_text() == "new"
    assert names(tmp_path) == ["html", "html/a.html"]


def test_a_folder_that_was_out_of_its_place_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html/a.html").write_text("old")
    staging = leave_a_folder(tmp_path, monkeypatch)
    (tmp_path / "html").rename(staging / ".old-html")  # where the two steps are, when the run is killed between them
    remove_leftovers(tmp_path)
    assert (tmp_path / "html/a.html").read_text() == "old"
    assert names(tmp_path) == ["html", "html/a.html"]


def test_a_folder_that_cannot_move_in_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_exchanged", lambda *_: False)
    (tmp_path / "html").mkdir()
    with staging_folder(tmp_path) as staging, pytest.raises(FileNotFoundError):
        put_in_place(staging / "missing", tmp_path / "html")
    assert names(tmp_path) == ["html"]


def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file(tmp_path / "a", b"old")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"
