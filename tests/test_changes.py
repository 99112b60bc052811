"""Waiting for a change: what is one, and when it is over."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gesim_build.changes import QUIET, snapshot, wait_for_change


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "handbook/chapters").mkdir(parents=True)
    (tmp_path / "handbook/chapters/10-a.md").write_text("# A\n")
    (tmp_path / "translations").mkdir()
    return tmp_path


CHANGES: dict[str, Callable[[Path], object]] = {
    "another text": lambda root: (root / "handbook/chapters/10-a.md").write_text("# B\n"),
    "a new file": lambda root: (root / "translations/de.po").touch(),
    "a file that is gone": lambda root: (root / "handbook/chapters/10-a.md").unlink(),
    "another name": lambda root: (root / "handbook/chapters/10-a.md").rename(root / "handbook/chapters/20-a.md"),
    "a new folder with a file": lambda root: shutil.copytree(root / "handbook", root / "templates"),
    "a folder that is gone": lambda root: (root / "handbook").rename(root / "other"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_a_change(project: Path, change: str) -> None:
    before = snapshot(project)
    CHANGES[change](project)
    assert snapshot(project) != before


@pytest.mark.parametrize("name", ["dist/a.html", ".gesim/a", "handbook/.10-a.md.swp", "handbook/10-a.md~", "notes.txt"])
def test_what_is_none(project: Path, name: str) -> None:
    before = snapshot(project)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).touch()
    assert snapshot(project) == before


def test_a_link_in_a_circle_is_not_followed(project: Path) -> None:
    (project / "handbook/circle").symlink_to(project / "handbook")
    assert len(snapshot(project)) == 2


def test_a_change_is_over_when_nothing_more_changes(project: Path) -> None:
    known, text = snapshot(project), project / "handbook/chapters/10-a.md"
    done = threading.Event()

    def write() -> None:
        for number in range(6):
            text.write_text(f"# {number}\n")
            time.sleep(QUIET / 2)
        done.set()

    threading.Thread(target=write).start()
    wait_for_change(project, known)
    assert done.wait(5)
    assert snapshot(project) != known
