"""What a book costs in a language, and from that what many books in many languages do. Prints docs/scale.md's tables.

    .venv/bin/python bench/scale.py [--lang CODE ...] [--books 1000] [--languages 24] [--setup]

Each language is built cold, in all usual formats, by processes of this machine that are handed the same packed calls as
a cluster is: what those calls and their results weigh is what a network would carry. Only what was measured is printed,
and sums over it, which are shown. ``--setup`` measures what a machine of CI does before it can build.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import ROOT, copy_of
from bench.clock import Case, run, started, watched

from gesim_build.workers.backend import Processes
from gesim_build.workers.handle import WorkerHandle
from gesim_build.workers.memory_limit import memory_held

MB, MIB, HOUR = 10**6, 2**20, 3600


COLUMNS = ("language", "pages", "CPU, build", "CPU, workers", "per page", "largest worker", "calls", "sent", "returned",
           "kept", "made")  # fmt: skip


@dataclass(slots=True)
class Counts:
    """What went to workers and came back, in bytes, and the most that one of them has held."""

    calls: int = 0
    sent: int = 0
    returned: int = 0
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What one edition costs: CPU seconds of the process of the build and of its workers, and bytes."""

    language: str
    pages: int
    build: float
    workers: float
    calls: int
    sent: int
    returned: int
    peak: int
    kept: int
    made: int

    @property
    def cpu(self) -> float:
        """All of its seconds."""
        return self.build + self.workers


class CountingHandle(WorkerHandle):
    """Notes what goes through it."""

    counts = Counts()

    def call(self, packed: bytes) -> Any:
        """As `WorkerHandle.call`."""
        value = super().call(packed)
        counts = self.counts
        counts.calls, counts.sent, counts.returned = (
            counts.calls + 1,
            counts.sent + len(packed),
            counts.returned + len(value),
        )
        if self._worker is not None:
            counts.peak = max(counts.peak, memory_held(self._worker.pid))
        return value


class CountingProcesses(Processes):
    """Processes of this machine behind counting handles."""

    def handle(self) -> CountingHandle:
        """One of them."""
        return CountingHandle(self.server, self._watch)


def build_one(project: Path, language: str, told: Path) -> None:
    """Build one edition as if by a cluster, and write what was counted."""
    from gesim_build.pipeline import open_project, results
    from gesim_build.pipeline.build import build, targets
    from gesim_build.pipeline.results import Machines

    patched: Any = results
    patched.connect = lambda _: CountingProcesses(os.cpu_count() or 1)
    opened = open_project(project)
    wanted = targets(opened, [language], [])
    day = dt.date(2026, 11, 30)  # a draft does not look at it
    outcomes = build(opened, wanted, release=False, today=day, progress=lambda _: None, machines=Machines("here"))
    pages = sum(outcome.result.pages for outcome in outcomes if outcome.result and outcome.target.format == "pdf")
    told.write_text(json.dumps({"pages": pages, **asdict(CountingHandle.counts)}))


def measured(folder: Path, language: str) -> Cost:
    """What an edition costs that is built for the first time."""
    project, told = copy_of(folder / language), folder / f"{language}.json"
    case = Case(language, (sys.executable, Path(__file__), "--one", project, language, told))
    with started(case) as child, watched(child.pid) as seen:
        child.wait()
    build = seen.cpu[str(child.pid)]
    sizes = (_bytes_below(project / name) for name in (".gesim/cache", "dist"))
    kept, made = sizes
    counted = json.loads(told.read_text())
    return Cost(language=language, build=build, workers=sum(seen.cpu.values()) - build, kept=kept, made=made, **counted)


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def setup_seconds() -> tuple[float, float]:
    """Seconds of the clock and of the processors until a new machine has what it needs to build."""
    with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
        place = Path(name) / "venv"
        pip: list[str | Path] = [
            place / "bin/python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--requirement",
        ]
        runs = [run(Case("venv", (sys.executable, "-m", "venv", place))),
                run(Case("pip", (*pip, ROOT / "requirements.lock")))]  # fmt: skip
    return sum(each.wall for each in runs), sum(each.cpu for each in runs)


def table(costs: Sequence[Cost]) -> Iterator[str]:
    """A row for each language, and their mean."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---" * len(COLUMNS) + "|"
    for cost in (*costs, mean(costs)):
        seconds = (f"{each:.1f} s" for each in (cost.build, cost.workers))
        sizes = (f"{each / MB:.1f} MB" for each in (cost.sent, cost.returned, cost.kept, cost.made))
        per_page, peak = f"{cost.cpu / cost.pages:.2f} s", f"{cost.peak / MIB:.0f} MiB"
        yield f"| {' | '.join((cost.language, str(cost.pages), *seconds, per_page, peak, str(cost.calls), *sizes))} |"


def mean(costs: Sequence[Cost]) -> Cost:
    """What an edition costs on average; of the memory, the most."""
    names = [name for name in asdict(costs[0]) if name not in ("language", "peak")]
    means = {name: statistics.mean(getattr(cost, name) for cost in costs) for name in names}
    whole = {name: round(value) for name, value in means.items() if name not in ("build", "workers")}
    return Cost(**{**means, **whole, "language": "mean", "peak": max(cost.peak for cost in costs)})


def sums(cost: Cost, books: int, languages: int, setup: tuple[float, float] | None) -> Iterator[str]:
    """What so many books in so many languages need, with the sum behind each figure."""
    number = books * languages
    yield f"| {books:,} books × {languages} languages, each once, from nothing | sum | result |"
    yield "|---|---|---|"
    yield _hours("laying out and all else that workers do", number, cost.workers)
    yield _hours("reading, checking, assembling, writing: the build itself", number, cost.build)
    yield _hours("both", number, cost.cpu)
    if setup:
        yield _hours("setting up: CI matrix, a job for each book and language", number, setup[1])
        yield _hours("setting up: CI matrix, a job for each book", books, setup[1])
    sizes = {
        "cache, and network to a shared one": cost.kept,
        "network of a cluster, to the workers": cost.sent,
        "network of a cluster, from the workers": cost.returned,
        "the files themselves": cost.made,
    }
    for what, size in sizes.items():
        yield f"| {what} | {number:,} × {size / MB:.1f} MB | {number * size / 10**9:,.0f} GB |"


def _hours(what: str, number: int, seconds: float) -> str:
    return f"| {what} | {number:,} × {seconds:.1f} s ÷ 3,600 | {number * seconds / HOUR:,.0f} core hours |"


def processor() -> str:
    """What the machine says that it is."""
    rows = Path("/proc/cpuinfo").read_text().splitlines()
    return next((row.partition(": ")[2] for row in rows if row.startswith("model name")), platform.machine())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", action="append", default=[])
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument("--languages", type=int, default=24)
    parser.add_argument("--setup", action="store_true", help="measure the setting up of a machine too")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        project, language, told = given.one
        build_one(Path(project), language, Path(told))
        return
    print(
        f"{os.cpu_count()} cores, {processor()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}.\n"
    )
    with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
        costs = [measured(Path(name), language) for language in given.lang or ["en", "de", "el", "it", "lv", "lt"]]
    print("\n".join(table(costs)), end="\n\n")
    setup = setup_seconds() if given.setup else None
    if setup:
        print(f"Setting up a machine: {setup[0]:.0f} s, CPU {setup[1]:.0f} s.\n")
    print("\n".join(sums(mean(costs), given.books, given.languages, setup)))


if __name__ == "__main__":
    main()
