"""``gesim build --watch``: it builds after every change, survives what is wrong, and ends at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/books/tiny"
WAITING = "Waiting for a change in handbook/, translations/. Ctrl-C ends."


@contextmanager
def watching(project: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "gesim_build", "build", "--watch", "--project", str(project), *options]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=environment
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def told(program: subprocess.Popen[str]) -> str:
    """What the program says until it waits."""
    lines: list[str] = []
    assert program.stdout is not None
    for line in program.stdout:
        lines.append(line)
        if line.strip() == WAITING:
            return "".join(lines)
    raise AssertionError("".join(lines))


@pytest.mark.slow
def test_every_change_is_built_and_faults_are_waited_out(tmp_path: Path) -> None:
    project = shutil.copytree(TINY, tmp_path / "book")
    config, catalog = project / "handbook/handbook.toml", project / "translations/de.po"
    right = config.read_text()
    with watching(project, "--lang", "de", "--format", "pdf") as program:
        assert "dist/de/" in told(program)
        (made,) = (project / "dist/de").glob("*.pdf")
        first = made.read_bytes()

        catalog.write_text(catalog.read_text().replace("Ein Abschnitt", "Ein neuer Abschnitt"))
        told(program)
        second = made.read_bytes()
        assert second != first

        config.write_text("title = [\n")
        assert "handbook/handbook.toml" in told(program)
        assert made.read_bytes() == second

        config.write_text(right)
        assert "unchanged" in told(program)

        program.send_signal(signal.SIGINT)
        assert program.wait(5) == 130


def test_where_there_is_no_project_nothing_is_waited_for(tmp_path: Path) -> None:
    with watching(tmp_path) as program:
        assert program.wait(30) == 2


def test_a_release_is_not_watched(tmp_path: Path) -> None:
    with watching(shutil.copytree(TINY, tmp_path / "book"), "--release") as program:
        assert program.wait(30) == 2
