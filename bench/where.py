"""Where the CPU time of a command goes when little has changed: stage by stage, in the command and in its workers.

    .venv/bin/python bench/where.py edited --format pdf [--lang de] [--edits 3] [--profile]

``edited`` is a build after one translation of an easy chapter was edited, ``warm`` the same in a process that stays,
and ``check`` is `gesim check` after the same edit, of all languages unless one is named. ``cold`` is a build, or with
``--format check`` a check, of a copy of which nothing is known. Prints a Markdown table.

Each stage has the time of the thread that it is in, so what is waited for costs nothing; a stage within another is not
counted twice. Workers are counted as a whole, from what the kernel says of them.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import functools
import io
import os
import pstats
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import BOOK, Editor, copy_of

# By stage: the functions whose time it is.
STAGES = {
    "reading the project": ("pipeline:open_project",),
    "what is up to date": ("pipeline.keys:keys_of", "versions:fingerprint", "versions:program", "last_build:inputs"),
    "templates": ("pipeline:read_templates",),
    "the parsed book": ("pipeline.cached:cached_book", "pipeline.memory:Memory.load_book"),
    "languages": ("pipeline.cached:cached_languages",),
    "catalogs": ("pipeline:catalogs_of",),
    "translating and assembling": ("pipeline:manuscript",),
    "checking the book": ("pipeline.check:check_whole_book",),
    "checking translations": ("pipeline.check:check_language",),
    "what may not be lost": ("pipeline.cached_inventories:cached_inventory", "pipeline.cached:cached_lost_words"),
    "making pages and jobs": ("formats:renderer.<returned>", "formats:begin"),
    "judging the files": ("safety.findings:unsafe_files.<list>",),
    "inspecting the files": ("pipeline.rendering:_inspected", "pipeline.outputs:phones_of_outputs.<list>"),
    "writing the files": ("output:write_artifacts", "pipeline.record:build_result", "pipeline.record:save_result"),
    "noting and reporting": ("cli.last_build:leave_note", "report:show"),
}
IMPORTS, REST, WORKERS = "importing", "the rest of the command", "workers"
CLOCK = os.sysconf("SC_CLK_TCK")
CHAPTER = "20-trafficking"


class Stages:
    """Seconds of the processor by stage."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._threads = threading.local()

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        inner = self._threads.__dict__.setdefault("inner", [0.0])
        start = time.thread_time()
        inner.append(0.0)
        try:
            yield
        finally:
            taken = time.thread_time() - start
            self.seconds[name] += taken - inner.pop()
            inner[-1] += taken

    def watch(self) -> None:
        """Count what the functions of the table take, wherever they were imported."""
        for stage, names in STAGES.items():
            for name in names:
                module_name, _, path = name.partition(":")
                path, _, how = path.partition(".<")
                owner: Any = import_module(f"gesim_build.{module_name}")
                *outer, last = path.split(".")
                for each in outer:
                    owner = getattr(owner, each)
                _replace(owner, last, self._counted(stage, getattr(owner, last), how))

    def _counted(self, stage: str, function: Callable[..., Any], how: str) -> Callable[..., Any]:
        @functools.wraps(function)
        def counted(*args: Any, **named: Any) -> Any:
            with self.of(stage):
                found = function(*args, **named)
                # A generator does its work when it is read.
                return tuple(found) if how == "list>" else found

        @functools.wraps(function)
        def returning(*args: Any, **named: Any) -> Any:
            return self._counted(stage, function(*args, **named), "list>")

        return returning if how == "returned>" else counted


def _replace(owner: Any, name: str, counted: Callable[..., Any]) -> None:
    before = getattr(owner, name)
    setattr(owner, name, counted)
    for module in [module for key, module in sys.modules.items() if key.startswith("gesim_build")]:
        for known, value in list(vars(module).items()):
            if value is before:
                setattr(module, known, counted)


def workers_time() -> float:
    """Seconds of all processes that this one has started and that are there, and of those that ended."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=True)
    return sum(map(_tree, found.stdout.split()), sum(os.times()[2:4]))


def _tree(pid: str) -> float:
    with contextlib.suppress(OSError):
        values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        below = [one for each in Path(f"/proc/{pid}/task").glob("*/children") for one in each.read_text().split()]
        return sum(map(int, values[11:15])) / CLOCK + sum(map(_tree, below))
    return 0.0


def command_of(case: str, project: Path, language: str, format_: str) -> Callable[[], object]:
    """What a case does, as a function."""
    from datetime import date

    from gesim_build.cli.build import _build
    from gesim_build.cli.head_start import head_start
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.check import run_all_checks
    from gesim_build.pipeline.memory import Memory
    from gesim_build.pipeline.results import Machines

    languages = [language] if language else []
    if case == "check" or format_ == "check":
        return lambda: run_all_checks(open_project(project), languages, (), release=False, today=date.today())
    arguments = (project, languages, [format_], [BOOK])
    if case == "warm":
        memory = Memory(project)
        return lambda: _build(*arguments, noted=False, release=False, fast=False, memory=memory)

    def once() -> None:
        with head_start([format_]) as ready:
            _build(*arguments, noted=True, release=False, fast=False, machines=Machines(ready=ready))

    return once


def measured(run: Callable[[], object], stages: Stages, profile: cProfile.Profile | None) -> dict[str, float]:
    """The seconds of one run by stage, what is left of the command, and what its workers took."""
    stages.seconds = dict.fromkeys(STAGES, 0.0)
    before, children = time.process_time(), workers_time()
    with profile or contextlib.nullcontext():
        run()
    own = time.process_time() - before
    found = {name: seconds for name, seconds in stages.seconds.items() if seconds >= 0.005}
    return {**found, REST: own - sum(stages.seconds.values()), WORKERS: workers_time() - children}


def prepared(case: str, project: Path, language: str, format_: str) -> None:
    """A first build, and for a check a first check, by another process."""
    languages = ["--lang", language] if language else []
    command = [sys.executable, "-m", "gesim_build"]
    made = ["check", *languages] if case == "check" else ["build", *languages, "-f", format_, "--publication", BOOK]
    subprocess.run([*command, *made, "--project", project], capture_output=True, check=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", choices=("edited", "warm", "check", "cold"))
    parser.add_argument("--lang", default="")
    parser.add_argument("--format", default="pdf")
    parser.add_argument("--edits", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    language = given.lang or ("" if "check" in (given.case, given.format) else "de")
    with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
        project = copy_of(Path(name) / "book")
        if given.case != "cold":
            prepared(given.case, project, language, given.format)
        print(table(_runs(given, project, language)))


def _runs(given: Any, project: Path, language: str) -> list[dict[str, float]]:
    edit = Editor(project / f"translations/{language or 'de'}.po", CHAPTER)
    stages = Stages()
    profile = cProfile.Profile() if given.profile else None
    start = time.process_time()
    run = command_of(given.case, project, language, given.format)
    stages.watch()
    imports = time.process_time() - start
    if given.case == "warm":
        with contextlib.redirect_stdout(io.StringIO()):
            run()
    runs = []
    for _ in range(1 if given.case == "cold" else given.edits):
        if given.case != "cold":
            edit()
        with contextlib.redirect_stdout(io.StringIO()):
            runs.append(measured(run, stages, profile))
    if profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(70).sort_stats("tottime").print_stats(50)
    return [{**({} if given.case == "warm" else {IMPORTS: imports}), **run} for run in runs]


def table(runs: Sequence[dict[str, float]]) -> str:
    """The median of each stage, in the order of the table."""
    names = dict.fromkeys(name for run in runs for name in run)
    rows = {name: sorted(run.get(name, 0.0) for run in runs)[len(runs) // 2] for name in names}
    whole = sum(rows.values())
    lines = [f"| {name} | {seconds:.2f} s | {seconds / whole:.0%} |" for name, seconds in rows.items()]
    return "\n".join(["| stage | CPU | share |\n|---|---|---|", *lines, f"| all | {whole:.2f} s | 100% |"])


if __name__ == "__main__":
    main()
