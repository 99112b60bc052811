"""The layout engine is imported beside our own modules: only where something is laid out, and never for longer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gesim_build.cache import Cache
from gesim_build.cli.head_start import head_start
from gesim_build.workers import Workers
from gesim_build.workers.backend import Processes

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def nothing_preloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gesim_build.workers.backend.Processes", lambda size: Processes(size, preloaded=()))


@pytest.mark.parametrize(
    ("formats", "cluster", "expected"),
    [
        ([], "", True),
        (["pdf"], "", True),
        (["html", "forms"], "", True),
        (["html", "epub"], "", False),
        ([], "tcp://scheduler:8786", False),
    ],
)
def test_processes_are_started_where_pages_are_laid_out_here(formats: list[str], cluster: str, expected: bool) -> None:
    with head_start(formats, cluster) as backend:
        assert (backend is not None) is expected


def server_of(backend: Processes) -> int:
    """The process that workers are forked from."""
    worker = backend.server.fork()  # it ends as soon as nobody holds it
    return int(Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()[1])


def shout(text: str) -> bytes:
    return f"{text.upper()} {os.getppid()}".encode()


def test_workers_come_from_what_is_ready_and_end_with_it(tmp_path: Path) -> None:
    with head_start(["pdf"]) as backend:
        assert backend is not None
        server = server_of(backend)
        with Workers(1, Cache(tmp_path), "1", backend=backend) as workers:
            assert workers.submit(shout, "hello").result() == f"HELLO {server}".encode()
    assert not Path(f"/proc/{server}").exists()


def test_a_fault_of_the_block_ends_the_processes() -> None:
    server = 0
    with pytest.raises(KeyError), head_start(["pdf"]) as backend:
        assert backend is not None
        server = server_of(backend)
        raise KeyError
    assert server
    assert not Path(f"/proc/{server}").exists()


@pytest.mark.slow
def test_the_files_are_the_same_without_it(tmp_path: Path) -> None:
    made = []
    for name, program in (("with", ("-m", "gesim_build")), ("without", (str(ROOT / "bench/late.py"),))):
        project = shutil.copytree(ROOT / "tests/books/tiny", tmp_path / name)
        command = [sys.executable, *program, "build", "--project", project, "--lang", "en", "--format", "pdf"]
        subprocess.run(command, check=True, capture_output=True)
        files = (path for path in (project / "dist").rglob("*") if path.is_file())
        made.append({path.relative_to(project): path.read_bytes() for path in files})
    assert made[0]
    assert made[0] == made[1]
