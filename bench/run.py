"""Measures speed and memory, and prints Markdown tables. Takes half an hour.

    .venv/bin/python bench/run.py [--runs N] [--times N] [--only PART ...]

Leave the machine alone meanwhile. What is measured and why: bench/README.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import Editor, copy_of, forget, repeated
from bench.clock import Case, Run, alternate, ratio
from bench.peers import peers
from bench.warm import seconds_to_show

LANGUAGE = "de"
# A chapter that is laid out once, and the one that is laid out most often until its pages are full.
EASY, HARD = "20-trafficking", "40-rights"
PYTHON = Path(sys.executable)
GESIM = (PYTHON, "-m", "gesim_build")
UNGATED = Path(__file__).with_name("ungated.py")
NAIVE = Path(__file__).with_name("naive.py")
Runs = list[Run]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, and against what; ``aims`` are those for wall and CPU."""

    what: str
    measured: str
    against: str
    wall: str
    cpu: str
    aims: str


def build(project: Path, *options: str) -> tuple[str | Path, ...]:
    return (*GESIM, "build", "--project", project, *options)


def pdf(project: Path, language: str = LANGUAGE) -> tuple[str | Path, ...]:
    return build(project, "--lang", language, "--format", "pdf")


def naive(project: Path, folder: Path, language: str = LANGUAGE) -> Case:
    """The naive run over the same text; what it reads is written now, off the clock."""
    subprocess.run([PYTHON, NAIVE, "prepare", project, language, folder], check=True)
    return Case("naive", (PYTHON, NAIVE, "print", folder))


def _built(folder: Path, *options: str) -> Path:
    """A copy of the handbook that was built once."""
    project = copy_of(folder)
    subprocess.run(build(project, *options), check=True, capture_output=True)
    return project


def _catalog(project: Path) -> Path:
    return project / f"translations/{LANGUAGE}.po"


def layout_rows(folder: Path, runs: int, _times: int) -> list[Row]:
    """Cold, and after an edit, against the naive run and other programs that print."""
    one = ("--lang", LANGUAGE, "--format", "pdf")
    project, easy, hard = copy_of(folder / "cold"), _built(folder / "easy", *one), _built(folder / "hard", *one)
    slow = naive(project, folder / "naive")
    others = list(peers(folder / "naive"))
    cases = [
        slow,
        Case("cold", pdf(project), lambda: forget(project)),
        Case("easy", pdf(easy), Editor(_catalog(easy), EASY)),
        Case("hard", pdf(hard), Editor(_catalog(hard), HARD)),
        *others,
    ]
    results = alternate(cases, runs)
    against = partial(_against, base=results["naive"], name="naive run")
    rows = [
        against("PDF of one language, cold", results["cold"], aims="≤ 0.42; ≤ 0.72"),
        against("one string edited, in an easy chapter", results["easy"], aims="≤ 0.12"),
        against("one string edited, in the hardest chapter", results["hard"], aims="≤ 0.16"),
        *(against(f"{case.name}, the same text", results[case.name], aims="") for case in others),
    ]
    return [*rows, *_warm_rows(easy, runs, statistics.median(run.wall for run in results["naive"]))]


def _warm_rows(project: Path, runs: int, base: float) -> list[Row]:
    """After an edit while the program watches."""
    rows = []
    for format_, aim in (("pdf", "≤ 0.08"), ("html", "≤ 0.02")):
        edit = Editor(_catalog(project), EASY)
        taken = seconds_to_show(project, LANGUAGE, format_, edit, runs)
        share = statistics.median(taken) / base
        what = f"one string edited, while it watches: {format_.upper()} in its place"
        rows.append(Row(what, _spread(taken), f"naive run {base:.2f} s", f"{share:.2f}", "", aim))
    return rows


def start_rows(folder: Path, runs: int, _times: int) -> list[Row]:
    """What takes next to no time: nothing to do, and help."""
    project = _built(folder / "still", "--lang", LANGUAGE, "--format", "pdf")
    subprocess.run(pdf(project), check=True, capture_output=True)
    script = PYTHON.with_name("gesim")
    program = (script,) if script.exists() else GESIM
    cases = [
        Case("typer", (PYTHON, "-c", "import typer")),
        Case("unchanged", pdf(project)),
        Case("help", (*program, "--help")),
    ]
    results = alternate(cases, 3 * runs)
    against = partial(_against, base=results["typer"], name="`import typer`")
    return [
        against("PDF, nothing changed", results["unchanged"], aims="≤ 1.2"),
        against("`gesim --help`", results["help"], aims="≤ 2"),
    ]


def command_rows(folder: Path, runs: int, _times: int) -> list[Row]:
    """The commands for editors and translators, after one edit, against the first time."""
    rows = []
    for name in ("check", "missing", "status", "sync"):
        cold, edited = copy_of(folder / f"{name}-cold"), copy_of(folder / f"{name}-edited")
        subprocess.run([*GESIM, name, "--project", edited], check=False, capture_output=True)
        cases = [
            Case("cold", (*GESIM, name, "--project", cold), partial(forget, cold)),
            Case("edited", (*GESIM, name, "--project", edited), Editor(_catalog(edited), EASY)),
        ]
        results = alternate(cases, runs)
        rows.append(_against(f"`gesim {name}`, one string edited", results["edited"], results["cold"], "cold", "≤ 0.5"))
    return rows


def tenfold_rows(folder: Path, _runs: int, times: int) -> list[Row]:
    """The book three times and tenfold, in the source language: the copies of the chapters are not in the catalogs."""
    rows, peaks = [], {}
    for number in (1, 3, 10):
        project = repeated(folder / f"times-{number}", number) if number > 1 else copy_of(folder / "times-1")
        slow = naive(project, folder / f"naive-{number}", "en")
        results = alternate([slow, Case("gesim", pdf(project, "en"), partial(forget, project))], times)
        aims = "≤ 0.28; ≤ 0.5" if number == 10 else ""
        rows.append(
            _against(f"English PDF of the book × {number}, cold", results["gesim"], results["naive"], "naive run", aims)
        )
        peaks[number] = tuple(max(run.peak for run in results[name]) for name in ("gesim", "naive"))
    (ours, theirs), (ours_tenfold, theirs_tenfold) = peaks[1], peaks[10]
    return [
        *rows,
        Row(
            "largest process, × 1 → × 10",
            f"{ours:.0f} → {ours_tenfold:.0f} MiB ({ours_tenfold / ours:.2f})",
            f"naive run {theirs:.0f} → {theirs_tenfold:.0f} MiB ({theirs_tenfold / theirs:.2f})",
            "",
            "",
            "≤ 1.3",
        ),
    ]


def whole_rows(folder: Path, _runs: int, times: int) -> list[Row]:
    """All languages and formats, with and without reading the finished files and searching the pages."""
    gated, ungated = copy_of(folder / "gated"), copy_of(folder / "ungated")
    cases = [
        Case("ungated", (PYTHON, UNGATED, "build", "--project", ungated), lambda: forget(ungated)),
        Case("gated", build(gated), lambda: forget(gated)),
    ]
    results = alternate(cases, times)
    return [
        _against("six languages, all formats, cold", results["gated"], results["ungated"], "without gates", "≤ 1.15")
    ]


PARTS: dict[str, Callable[[Path, int, int], list[Row]]] = {
    "layout": layout_rows,
    "start": start_rows,
    "commands": command_rows,
    "tenfold": tenfold_rows,
    "whole": whole_rows,
}


def _against(what: str, measured: Runs, base: Runs, name: str, aims: str) -> Row:
    wall = ratio([run.wall for run in measured], [run.wall for run in base])
    cpu = ratio([run.cpu for run in measured], [run.cpu for run in base])
    return Row(what, _shown(measured), f"{name} {_shown(base)}", f"{wall:.2f}", f"{cpu:.2f}", aims)


def _shown(runs: Runs) -> str:
    return f"{_spread([run.wall for run in runs])}, CPU {statistics.median(run.cpu for run in runs):.2f}"


def _spread(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="rounds of the short measurements")
    parser.add_argument("--times", type=int, default=3, help="rounds of the long measurements")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="what to measure")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, WeasyPrint {version('weasyprint')};")
    print(f"medians of {options.runs} rounds ({options.times} of the long ones), lowest and highest in brackets.\n")
    print("| what | measured | against | wall | CPU | aim |\n|---|---|---|---|---|---|", flush=True)
    for part in options.only:
        with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
            for row in PARTS[part](Path(name), options.runs, options.times):
                cells = (row.what, row.measured, row.against, row.wall, row.cpu, row.aims)
                print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
