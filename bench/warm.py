"""How soon an edit shows when `gesim build --watch` is running: from saving the catalog to the file in its place."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.books import BOOK

READY = "Waiting for a change"
PATIENCE = 300  # seconds


def seconds_to_show(project: Path, language: str, format_: str, edit: Callable[[], None], rounds: int) -> list[float]:
    """The seconds from each of some edits until a file of the format is another one, in a process that stays."""
    with _watching(project, language, format_) as wait_until_ready:
        taken = []
        for _ in range(rounds):
            wait_until_ready()
            before = _newest(project, language, format_)
            start = time.perf_counter()
            edit()
            while _newest(project, language, format_) == before:
                if time.perf_counter() - start > PATIENCE:
                    raise RuntimeError(f"no new {format_} after {PATIENCE} seconds")
                time.sleep(0.005)
            taken.append(time.perf_counter() - start)
        return taken


def _newest(project: Path, language: str, format_: str) -> int:
    """When a file of a format was last put in its place; files that are in their place are never written."""
    pattern = "html/*.html" if format_ == "html" else f"*.{format_}"
    return max((path.stat().st_ctime_ns for path in (project / "dist" / language).glob(pattern)), default=0)


@contextmanager
def _watching(project: Path, language: str, format_: str) -> Iterator[Callable[[], None]]:
    """The running program; what the block gets waits until it has built, and waits for a change."""
    command = [sys.executable, "-m", "gesim_build", "build", "--watch", "--project", str(project)]
    command += ["--lang", language, "--format", format_, "--publication", BOOK]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as program:

        def ready() -> None:
            assert program.stderr is not None
            said = []
            for line in program.stderr:
                said.append(line)
                if line.startswith(READY):
                    return
            raise RuntimeError("".join(said))

        try:
            yield ready
        finally:
            program.terminate()
