"""Locks of folders: one writer at a time, and none held by the dead."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gesim_build.locks import locked, shared

ROOT = Path(__file__).parents[1]
HOLDER = """
import sys, time
from pathlib import Path
from gesim_build.locks import locked
with locked(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(folder: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLDER, str(folder), str(seconds)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_writer_waits_and_is_told(tmp_path: Path) -> None:
    told: list[float] = []
    with holder(tmp_path, 0.5) as other, locked(tmp_path, lambda: told.append(time.monotonic())) as held:
        assert held
        other.wait(10)
    assert len(told) == 1


def test_a_dead_process_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path, 60) as other:
        other.kill()
        other.wait()
    with locked(tmp_path, lambda: pytest.fail("waited")):
        pass


def test_a_folder_that_was_made_anew_meanwhile_is_locked_anew(tmp_path: Path) -> None:
    folder = tmp_path / "dist"

    def replaced() -> None:
        shutil.rmtree(folder)
        folder.mkdir()

    with holder(folder, 0.3), locked(folder, replaced):
        handle = os.open(folder, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(handle)


def test_only_who_is_alone_tidies_up(tmp_path: Path) -> None:
    tidied: list[int] = []
    with shared(tmp_path, lambda: tidied.append(1)), shared(tmp_path, lambda: tidied.append(2)):
        pass
    assert tidied == [1]


def test_a_file_system_without_locks_is_used_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", without)
    with locked(tmp_path, lambda: pytest.fail("waited")) as held:
        assert not held
    with shared(tmp_path, lambda: pytest.fail("not alone for sure")):
        pass
