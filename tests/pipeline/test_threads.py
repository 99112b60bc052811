"""Builds in threads that are switched all the time come out as all others do."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any

import pytest

from gesim_build.pipeline.rendering import Task, make_target
from gesim_build.pipeline.target import Outcome, Target

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; sys.setswitchinterval({}); from gesim_build.__main__ import main; main()"
FORMATS = ("epub", "html", "bundle")


def built(project: Path, interval: float) -> dict[str, str]:
    """Build everything anew; the hash of each output by path."""
    for made in ("dist", ".gesim"):
        shutil.rmtree(project / made, ignore_errors=True)
    options = [option for name in FORMATS for option in ("-f", name)]
    command = [sys.executable, "-c", PROGRAM.format(interval), "build", *options, "--project", str(project)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = sorted(path for path in (project / "dist").rglob("*") if path.is_file())
    return {str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.slow
@pytest.mark.parametrize("book", ["tests/books/everything", "src/gesim_build/starter/handbook"])
def test_a_build_does_not_depend_on_when_threads_are_switched(tmp_path: Path, book: str) -> None:
    # The starter has catalogs of languages that only some books ask for.
    ignored = shutil.ignore_patterns("*.py", "__pycache__", "ar.po", "fr.po", "uk.po")
    project = Path(shutil.copytree(ROOT / book, tmp_path / "project", ignore=ignored))
    once = built(project, 0.005)
    assert once
    for _ in range(2):
        assert built(project, 1e-6) == once


def test_what_links_to_an_interrupted_output_is_not_made(tmp_path: Path) -> None:
    interrupted: Future[Outcome] = Future()
    interrupted.cancel()
    unused: Any = None
    task = Task(tmp_path, Target("en", "html"), unused, unused, False, unused, unused, (interrupted,))
    with pytest.raises(CancelledError):
        make_target(task, unused, Future())
    assert not list(tmp_path.iterdir())
