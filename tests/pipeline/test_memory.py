"""A process that builds again and again makes the same files as one that begins anew."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.memory import Memory

BOOK = Path(__file__).parents[1] / "books/tiny"
DAY = dt.date(2026, 11, 25)


def made(root: Path, memory: Memory | None, *formats: str) -> Mapping[str, bytes]:
    project = open_project(root)
    wanted = targets(project, (), formats)
    build(project, wanted, release=False, today=DAY, progress=lambda _: None, memory=memory)
    files = sorted(path for path in (root / "dist").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


EDITS: tuple[Callable[[Path], object], ...] = (
    lambda root: edit(root, "translations/de.po", "Ein Abschnitt", "Ein neuer Abschnitt"),
    lambda root: edit(root, "handbook/chapters/10-one.md", "A section", "A new section"),
    lambda root: edit(root, "handbook/handbook.toml", "A tiny book", "A small book"),
    lambda root: shutil.copytree(BOOK.parents[2] / "templates", root / "templates"),
    lambda root: edit(root, "templates/shared/tokens.css", "--ink: #1E1C1A", "--ink: #1E1C2A"),
)


@pytest.mark.slow
def test_after_every_edit_the_files_are_those_of_a_build_that_begins_anew(tmp_path: Path) -> None:
    root = shutil.copytree(BOOK, tmp_path / "book")
    with Memory(root) as memory:
        made(root, memory, "pdf", "epub", "html")
        for number, change in enumerate(EDITS):
            change(root)
            fresh = shutil.copytree(root, tmp_path / f"fresh-{number}", ignore=shutil.ignore_patterns("dist", ".gesim"))
            assert made(root, memory, "pdf", "epub", "html") == made(fresh, None, "pdf", "epub", "html")


def test_the_book_is_parsed_again_only_when_it_was_edited(tmp_path: Path) -> None:
    root = shutil.copytree(BOOK, tmp_path / "book")
    with Memory(root) as memory:
        first, _ = memory.load_book(open_project(root))
        edit(root, "translations/de.po", "Ein Abschnitt", "Ein neuer Abschnitt")
        assert memory.load_book(open_project(root))[0] is first
        edit(root, "handbook/handbook.toml", "A tiny book", "A small book")
        second, _ = memory.load_book(open_project(root))
        assert second is not first
        (root / "languages").mkdir()
        (root / "languages/en.toml").write_text('noun_endings = ["s"]\n', encoding="utf-8")
        assert memory.load_book(open_project(root))[0] is not second


def test_what_cannot_be_built_ends_no_process(tmp_path: Path) -> None:
    root = shutil.copytree(BOOK, tmp_path / "book")
    chapter = next((root / "handbook/chapters").glob("*.md"))
    right = chapter.read_text()
    with Memory(root) as memory:
        chapter.write_text(right + "\n[](#nowhere)\n")
        with pytest.raises(GesimError):
            made(root, memory, "html")
        chapter.write_text(right)
        assert made(root, memory, "html")
