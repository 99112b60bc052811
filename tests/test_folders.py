"""Links out of a project, and what is no file, are refused before anything is read or written."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from gesim_build.folders import FOLDERS, unsafe_entries
from tests.test_bad_input import findings, project_of, run

NAMES = ("handbook/chapters/20-x.md", "handbook/figures/x.svg", "handbook/x.txt", "translations/de.po",
         "translations/terms-de.toml", "templates/shared/book.css", "templates/bundle/page.html.j2",
         "languages/fr.toml")  # fmt: skip


def outside(path: Path) -> None:
    path.symlink_to(os.path.relpath("/etc/passwd", path.parent))


def loop(path: Path) -> None:
    path.symlink_to(path)


def nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "no-such-file")


def folder_above(path: Path) -> None:
    path.symlink_to(path.parent.parent, target_is_directory=True)


def unix_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


KINDS: tuple[tuple[Callable[[Path], None], str], ...] = (
    (outside, "outside-project"),
    (lambda path: path.symlink_to("/dev/zero"), "outside-project"),
    (lambda path: path.symlink_to("/", target_is_directory=True), "outside-project"),
    (loop, "unreadable-file"),
    (nowhere, "unreadable-file"),
    (folder_above, "unreadable-file"),
    (os.mkfifo, "unreadable-file"),
    (unix_socket, "unreadable-file"),
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("make", "code"), KINDS)
def test_what_is_unsafe_is_found_wherever_it_lies(
    name: str, make: Callable[[Path], None], code: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    make(path)
    assert [(d.code, str(d.location)) for d in unsafe_entries(tmp_path)] == [(code, name)]


def test_the_folders_themselves_may_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    project = tmp_path / "project"
    project.mkdir()
    for name in FOLDERS:
        (project / name).symlink_to(tmp_path / "other", target_is_directory=True)
    assert {(d.code, str(d.location)) for d in unsafe_entries(project)} == {("outside-project", n) for n in FOLDERS}


def test_links_within_the_project_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    project = project_of("", tmp_path)
    (project / "handbook/chapters/11-two.md").symlink_to(project / "handbook/chapters/10-one.md")
    (project / "handbook/.#10-one.md").symlink_to("/someone@somewhere")
    link = tmp_path / "link"
    link.symlink_to(project, target_is_directory=True)
    assert list(unsafe_entries(link)) == []


@pytest.mark.parametrize("command", ["build", "check", "sync", "status", "missing", "pending", "release"])
def test_every_command_refuses_a_linked_catalog_and_leaves_its_target_alone(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of("", tmp_path)
    target = tmp_path / "elsewhere.po"
    shutil.move(project / "translations/de.po", target)
    before = target.read_bytes()
    (project / "translations/de.po").symlink_to(target)
    assert run(monkeypatch, command, "--project", str(project)) == 2
    shown = capsys.readouterr()
    assert [finding for finding, _ in findings(shown.err + shown.out)] == ["outside-project translations/de.po"]
    assert target.read_bytes() == before
    assert not (project / "dist").exists()


def test_the_settings_themselves_may_not_lead_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of("", tmp_path)
    target = tmp_path / "handbook.toml"
    shutil.move(project / "handbook/handbook.toml", target)
    (project / "handbook/handbook.toml").symlink_to(target)
    assert run(monkeypatch, "check", "--project", str(project)) == 2
    assert "outside-project" in capsys.readouterr().out
    (project / "handbook/handbook.toml").unlink()
    os.mkfifo(project / "handbook/handbook.toml")
    assert run(monkeypatch, "check", "--project", str(project)) == 2
    assert "a named pipe" in capsys.readouterr().out
