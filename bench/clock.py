"""Runs a program and tells how long it took and how much memory its largest process had."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """Wall time in seconds, and the peak resident set of the largest process of the tree in MiB."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Case:
    """Something to measure: a command, and what to do before each run, off the clock."""

    name: str
    command: Sequence[str | Path]
    prepare: Callable[[], None] = lambda: None


def run(case: Case) -> Run:
    """Run a case once. Raises RuntimeError with the program's own words when it fails."""
    case.prepare()
    start = time.perf_counter()
    command = [str(part) for part in case.command]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
        output = child.stdout.read() if child.stdout else b""
        # Counts the child and all its descendants that have been waited for: the largest of them.
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{case.name} failed with {child.returncode}:\n{output.decode(errors='replace')[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def alternate(cases: Sequence[Case], times: int) -> dict[str, list[Run]]:
    """Run the cases in turn, each round in the other direction, so that a drift of the machine meets all of them."""
    results: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(times):
        for case in cases if number % 2 == 0 else reversed(cases):
            results[case.name].append(run(case))
    return results


def seconds(runs: Sequence[Run]) -> float:
    """The median time."""
    return statistics.median(run.seconds for run in runs)


def mebibytes(runs: Sequence[Run]) -> float:
    """The median peak."""
    return statistics.median(run.mebibytes for run in runs)


def ratio(runs: Sequence[Run], base: Sequence[Run]) -> float:
    """The median of the ratios of the runs that stood side by side."""
    return statistics.median(one.seconds / other.seconds for one, other in zip(runs, base, strict=True))
