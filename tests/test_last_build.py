"""A build that has nothing to do is answered from a note, and only such a one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gesim_build import last_build
from gesim_build.last_build import answer, inputs, save_note

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests/books/tiny"
COMMAND = ["build", "--lang", "de", "--format", "html", "--project"]
NOTE = ".gesim/last-build.json"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A project with an output in it, and a note of the build that is said to have made it."""
    project = shutil.copytree(TINY, tmp_path / "book")
    for name in ("dist/de/html/index.html", "dist/de/book.epub", ".gesim/builds/de-html.json"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(name)
    note(project)
    return project


def note(project: Path, fonts: str = "") -> None:
    command = [*COMMAND, str(project)]
    files = ["dist/de/html/index.html", "dist/de/book.epub"]
    folders = [fonts or str(project.parent)]
    save_note(project, inputs(project, command), files, folders, last_build.Answer("told\n", "warned\n"))


def answered(project: Path) -> last_build.Answer | None:
    return answer([*COMMAND, str(project)])


def test_the_same_build_is_answered(book: Path) -> None:
    assert answered(book) == last_build.Answer("told\n", "warned\n")


def chapter(book: Path) -> Path:
    return next((book / "handbook/chapters").glob("*.md"))


def same_size(path: Path) -> None:
    """Another content of the same size, with the times of before."""
    before, content = path.stat(), path.read_bytes()
    path.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda book: same_size(chapter(book)),
    "a new file": lambda book: (book / "handbook/new.toml").touch(),
    "a new template": lambda book: shutil.copytree(book / "handbook", book / "templates"),
    "a file that is gone": lambda book: chapter(book).unlink(),
    "a file with another name": lambda book: chapter(book).rename(chapter(book).with_name("other.md")),
    "a translation": lambda book: same_size(book / "translations/de.po"),
    "what a killed sync leaves": lambda book: (book / "translations/.de.po.gesim-abcdefgh").touch(),
    "a link": lambda book: (book / "handbook/link.md").symlink_to(chapter(book)),
    "a pipe": lambda book: os.mkfifo(book / "handbook/pipe.md"),
    "an output": lambda book: same_size(book / "dist/de/html/index.html"),
    "an output that is gone": lambda book: (book / "dist/de/book.epub").unlink(),
    "what a killed build leaves": lambda book: (book / "dist/de/.new-gesim-abcdefgh").mkdir(),
    "no note": lambda book: (book / NOTE).unlink(),
    "a cut note": lambda book: (book / NOTE).write_text((book / NOTE).read_text()[:-9]),
    "another note": lambda book: (book / NOTE).write_text('["inputs"]'),
    "a font": lambda book: (book.parent / "new.ttf").touch(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_with_something_to_do_is_not(book: Path, change: str) -> None:
    CHANGES[change](book)
    assert answered(book) is None


def test_a_build_that_is_called_otherwise_is_not(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer([*COMMAND[:2], "en", *COMMAND[3:], str(book)]) is None
    assert answer(["check", "--project", str(book)]) is None
    assert answer([]) is None
    for variable in ("SOURCE_DATE_EPOCH", "FORCE_COLOR", "FONTCONFIG_FILE"):
        with monkeypatch.context() as changed:
            changed.setenv(variable, "1")
            assert answered(book) is None
    monkeypatch.setattr(sys, "version", "4.0")
    assert answered(book) is None


def test_a_release_is_never_answered(book: Path) -> None:
    """It depends on the day."""
    command = [*COMMAND, str(book), "--release"]
    save_note(book, inputs(book, command), [], [], last_build.Answer("", ""))
    assert answer(command) is None


def test_a_program_that_was_changed_is_not_the_same(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    (program / "__pycache__").mkdir(parents=True)
    (program / "module.py").write_text("a = 1")
    monkeypatch.setattr(last_build, "PACKAGE", program)
    note(book, fonts=str(book))
    (program / "__pycache__/module.pyc").touch()
    assert answered(book)
    same_size(program / "module.py")
    assert answered(book) is None


PROGRAM = """
import os, sys
from gesim_build.__main__ import main
try:
    main()
finally:
    if "typer" in sys.modules:
        print("imported", file=sys.stderr)
"""


def test_what_is_answered_is_what_a_build_says_that_finds_nothing_to_do(tmp_path: Path) -> None:
    project = shutil.copytree(TINY, tmp_path / "book")
    (project / "translations/de.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')

    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", PROGRAM, *COMMAND, str(project)]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)

    run()
    repeated = run()
    (project / NOTE).unlink()
    worked_out = run()
    assert "unchanged" in repeated.stdout
    assert "missing-translation" in repeated.stderr
    assert (repeated.stdout, repeated.stderr + "imported\n") == (worked_out.stdout, worked_out.stderr)
    assert json.loads((project / NOTE).read_text())["files"]
