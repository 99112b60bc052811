"""Runs programs and tells how long they took, and how much memory the largest of their processes had."""

from __future__ import annotations

import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
# How often the processes are looked at. Each keeps its own peak, so only its last moments can be missed.
INTERVAL = 0.02


@dataclass(frozen=True, slots=True)
class Case:
    """Something to measure: a command, and what to do before each run, off the clock."""

    name: str
    command: Sequence[str | Path]
    prepare: Callable[[], None] = lambda: None


def alternate(cases: Sequence[Case], times: int) -> dict[str, list[float]]:
    """The seconds of each case, run in turn, each round in the other direction: a drift of the machine meets all."""
    results: dict[str, list[float]] = {case.name: [] for case in cases}
    for number in range(times):
        for case in cases if number % 2 == 0 else reversed(cases):
            results[case.name].append(_seconds(case))
    return results


def ratio(runs: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios of the runs made side by side."""
    return statistics.median(one / other for one, other in zip(runs, base, strict=True))


def largest(case: Case) -> float:
    """The peak resident set, in MiB, of the largest process that a run of the case has.

    Worker processes need not be children of the program, nor be waited for by it: so every process of its session is
    looked at while it runs.
    """
    case.prepare()
    with _started(case) as child:
        peak = 0.0
        while child.poll() is None:
            peak = max([peak, *_peaks(child.pid)])
            time.sleep(INTERVAL)
    return peak


def _seconds(case: Case) -> float:
    case.prepare()
    start = time.perf_counter()
    with _started(case) as child:
        child.wait()
        return time.perf_counter() - start


@contextmanager
def _started(case: Case) -> Iterator[subprocess.Popen[bytes]]:
    """A case's process, in a session of its own. Raises RuntimeError with its words if it does not succeed."""
    command = [str(part) for part in case.command]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        yield child
        if child.wait() != 0:
            said.seek(0)
            words = said.read().decode(errors="replace")
            raise RuntimeError(f"{case.name} failed with exit code {child.returncode}:\n{words[-2000:]}")


def _peaks(session: int) -> Iterator[float]:
    for folder in PROC.glob("[0-9]*"):
        # A process may end between being listed and being read.
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                found = re.search(r"^VmHWM:\s+(\d+) kB", (folder / "status").read_text(), re.MULTILINE)
                yield int(found[1]) / 1024 if found else 0.0
