"""Writing: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from gesim_build import output
from gesim_build.diagnostics import GesimError
from gesim_build.model import Artifact
from gesim_build.output import write_artifacts, write_file, write_folder


def artifact(path: str, content: str) -> Artifact:
    return Artifact(path, "text/plain", content.encode())


def tree(root: Path) -> Mapping[str, str]:
    return {p.relative_to(root).as_posix(): p.read_text() for p in sorted(root.rglob("*")) if p.is_file()}


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_artifacts(tmp_path, "de", [artifact("html/a.html", "1"), artifact("html/b.html", "1")])
    write_artifacts(tmp_path, "de", [artifact("b.pdf", "1")])
    write_artifacts(tmp_path, "de", [artifact("html/a.html", "2")])
    assert tree(tmp_path) == {"dist/de/b.pdf": "1", "dist/de/html/a.html": "2"}


@pytest.mark.parametrize("failing", ["_write", "put_in_place"])
def test_a_full_disk_leaves_the_earlier_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    write_artifacts(tmp_path, "de", [artifact("html/a.html", "1")])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(output, failing, full)
    with pytest.raises(GesimError) as caught:
        write_artifacts(tmp_path, "de", [artifact("html/a.html", "2")])
    assert [d.code for d in caught.value.diagnostics] == ["cannot-write"]
    assert tree(tmp_path) == {"dist/de/html/a.html": "1"}


@pytest.mark.parametrize("failing", ["_write", "put_in_place"])
def test_a_folder_is_written_with_these_files_and_no_others_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    place = tmp_path / "releases/one"
    write_folder(place, {"a.pdf": b"1", "de/b.pdf": b"1"}, "one")
    write_folder(place, {"a.pdf": b"2"}, "one")
    assert tree(tmp_path) == {"releases/one/a.pdf": "2"}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(output, failing, full)
    with pytest.raises(GesimError) as caught:
        write_folder(place, {"a.pdf": b"3", "c.pdf": b"3"}, "one")
    assert [(d.code, d.location.path) for d in caught.value.diagnostics] == [("cannot-write", "one")]
    assert tree(tmp_path) == {"releases/one/a.pdf": "2"}
    assert [path.name for path in place.parent.iterdir()] == ["one"]


def test_a_file_that_cannot_take_its_place_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(tmp_path / "state/a.json", b"1", "a.json")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch, pytest.raises(GesimError):
        patch.setattr(Path, "replace", full)
        write_file(tmp_path / "state/a.json", b"2", "a.json")
    assert tree(tmp_path) == {"state/a.json": "1"}
    write_file(tmp_path / "state/a.json", b"2", "a.json")
    assert tree(tmp_path) == {"state/a.json": "2"}


def test_an_interrupt_leaves_the_earlier_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_artifacts(tmp_path, "de", [artifact("a", "1")])

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_artifacts(tmp_path, "de", [artifact("a", "2")])
    assert tree(tmp_path) == {"dist/de/a": "1"}


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("in the way")
    with pytest.raises(GesimError) as caught:
        write_artifacts(tmp_path, "de", [artifact("a", "1")])
    assert caught.value.diagnostics[0].hint
