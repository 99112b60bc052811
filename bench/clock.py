"""Runs programs and tells how long they took, of the clock and of the processors, and how much memory they had."""

from __future__ import annotations

import re
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from os import sysconf
from pathlib import Path

PROC = Path("/proc")
# How often the processes are looked at. Each keeps its own counts, so only its last moments can be missed.
INTERVAL = 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """Something to measure: a command, and what to do before each run, off the clock."""

    name: str
    command: Sequence[str | Path]
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of the clock, seconds of all processors, MiB that its largest process had at most."""

    wall: float
    cpu: float
    peak: float


Runs = Sequence[Run]


def alternate(cases: Sequence[Case], times: int) -> dict[str, list[Run]]:
    """The runs of each case, made in turn, each round in the other direction: a drift of the machine meets all."""
    results: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(times):
        for case in cases if number % 2 == 0 else reversed(cases):
            results[case.name].append(run(case))
    return results


def ratio(runs: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios of the runs made side by side."""
    return statistics.median(one / other for one, other in zip(runs, base, strict=True))


def run(case: Case) -> Run:
    """Run a case once. Raises RuntimeError with its words if it does not succeed."""
    case.prepare()
    start = time.perf_counter()
    with started(case) as child, watched(child.pid) as seen:
        child.wait()
        wall = time.perf_counter() - start
    return Run(wall, sum(seen.cpu.values()), max(seen.peaks.values(), default=0.0))


@dataclass(slots=True)
class Seen:
    """What was last seen of each process of a session: its seconds of the processor, and the most memory it had."""

    cpu: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)

    def look(self, session: int) -> None:
        """Look at all processes of a session, which need be neither children of ours nor waited for by anybody."""
        for folder in PROC.glob("[0-9]*"):
            # A process may end between being listed and being read.
            with suppress(OSError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    self.cpu[folder.name] = sum(map(int, fields[11:13])) / sysconf("SC_CLK_TCK")
                    found = re.search(r"^VmHWM:\s+(\d+) kB", (folder / "status").read_text(), re.MULTILINE)
                    # One that has ended and is not waited for yet has no memory any more.
                    held = int(found[1]) / 1024 if found else 0.0
                    self.peaks[folder.name] = max(held, self.peaks.get(folder.name, 0.0))


@contextmanager
def watched(session: int) -> Iterator[Seen]:
    """Look at the processes of a session while the block runs, from a thread."""
    seen, done = Seen(), threading.Event()

    def look() -> None:
        while not done.wait(INTERVAL):
            seen.look(session)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()


@contextmanager
def started(case: Case) -> Iterator[subprocess.Popen[bytes]]:
    """A case's process, in a session of its own. Raises RuntimeError with its words if it does not succeed."""
    command = [str(part) for part in case.command]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        yield child
        if child.wait() != 0:
            said.seek(0)
            words = said.read().decode(errors="replace")
            raise RuntimeError(f"{case.name} failed with exit code {child.returncode}:\n{words[-2000:]}")
