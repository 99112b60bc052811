"""Measures what the issue of speed is about, and prints a Markdown table. Takes some minutes.

    .venv/bin/python bench/run.py [--runs N] [--times N]

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
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import Editor, copy_of, forget, repeated
from bench.clock import Case, alternate, largest, ratio

LANGUAGE = "de"
PYTHON = Path(sys.executable)
GESIM = (PYTHON, "-m", "gesim_build")
Times = dict[str, list[float]]
UNGATED = Path(__file__).with_name("ungated.py")
NAIVE = Path(__file__).with_name("naive.py")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    measured: str
    against: str
    ratio: str
    aim: str


def build(project: Path, *options: str) -> tuple[str | Path, ...]:
    return (*GESIM, "build", "--project", project, *options)


def pdf(project: Path, language: str = LANGUAGE) -> tuple[str | Path, ...]:
    return build(project, "--lang", language, "--format", "pdf")


def naive(project: Path, folder: Path, language: str = LANGUAGE) -> Case:
    """The naive run over the same text; what it reads is written now, off the clock."""
    subprocess.run([PYTHON, NAIVE, "prepare", project, language, folder], check=True)
    return Case("naive", (PYTHON, NAIVE, "print", folder))


def layout_rows(folder: Path, runs: int, times: int) -> list[Row]:
    """Cold, after an edit, and with nothing changed, against the naive run; the same for the book repeated."""
    project, warm = copy_of(folder / "cold"), copy_of(folder / "warm")
    still = copy_of(folder / "still")
    for ready in (warm, still):
        subprocess.run(pdf(ready), check=True, capture_output=True)
    cases = [
        naive(project, folder / "naive"),
        Case("cold", pdf(project), lambda: forget(project)),
        Case("edited", pdf(warm), Editor(warm / f"translations/{LANGUAGE}.po")),
        Case("unchanged", pdf(still)),
    ]
    results = alternate(cases, runs)
    return [*_layout_rows(results), *_tenfold_rows(folder, times)]


def _layout_rows(results: Times) -> list[Row]:
    base = results["naive"]
    against = f"naive run {statistics.median(base):.2f} s"
    return [
        _against("PDF of one language, cold", results["cold"], base, against, "≤ 0.35"),
        _against("PDF after one string was edited", results["edited"], base, against, "≤ 0.12"),
        Row("PDF, nothing changed", _seconds(results["unchanged"]), "", "", "< 0.6 s"),
    ]


def _tenfold_rows(folder: Path, times: int) -> list[Row]:
    """The book repeated, in the source language: the copies of the chapters are not in the catalogs."""
    project, single = repeated(folder / "tenfold", 10), copy_of(folder / "single")
    slow, slow_single = naive(project, folder / "naive-tenfold", "en"), naive(single, folder / "naive-single", "en")
    tenfold = Case("tenfold", pdf(project, "en"), lambda: forget(project))
    once = Case("once", pdf(single, "en"), lambda: forget(single))
    results = alternate([slow, tenfold], times)
    base = results["naive"]
    against = f"naive run {statistics.median(base):.2f} s"
    peaks, slow_peaks = (largest(once), largest(tenfold)), (largest(slow_single), largest(slow))
    return [
        _against("PDF of the book tenfold, cold", results["tenfold"], base, against, ""),
        Row(
            "Largest process, 1× → 10×",
            f"{peaks[0]:.0f} → {peaks[1]:.0f} MiB",
            f"naive run {slow_peaks[0]:.0f} → {slow_peaks[1]:.0f} MiB ({slow_peaks[1] / slow_peaks[0]:.2f})",
            f"{peaks[1] / peaks[0]:.2f}",
            "≤ 1.3",
        ),
    ]


def whole_row(folder: Path, times: int) -> Row:
    """All languages, all formats."""
    project = copy_of(folder / "whole")
    results = alternate([Case("whole", build(project), lambda: forget(project))], times)
    return Row("All six languages, all formats, cold", _seconds(results["whole"]), "", "", "")


def gates_row(folder: Path, times: int) -> Row:
    """All languages and formats, with and without reading the finished files and searching the pages."""
    gated, ungated = copy_of(folder / "gated"), copy_of(folder / "ungated")
    without = Case("ungated", (PYTHON, UNGATED, "build", "--project", ungated), lambda: forget(ungated))
    results = alternate([without, Case("gated", build(gated), lambda: forget(gated))], times)
    against = f"without the gates {statistics.median(results['ungated']):.2f} s"
    return _against(
        "The gates: all languages, all formats, cold", results["gated"], results["ungated"], against, "≤ 1.15"
    )


def start_row(runs: int) -> Row:
    """Starting up."""
    script = PYTHON.with_name("gesim")
    program = (script,) if script.exists() else GESIM
    cases = [Case("help", (*program, "--help")), Case("typer", (PYTHON, "-c", "import typer"))]
    results = alternate(cases, runs)
    against = f"`import typer` {statistics.median(results['typer']):.2f} s"
    return _against("`gesim --help`", results["help"], results["typer"], against, "≤ 2")


def _against(what: str, measured: list[float], base: list[float], against: str, aim: str) -> Row:
    return Row(what, _seconds(measured), against, f"{ratio(measured, base):.2f}", aim)


def _seconds(runs: list[float]) -> str:
    return f"{statistics.median(runs):.2f} s ({min(runs):.2f}–{max(runs):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="rounds of the short measurements")
    parser.add_argument("--times", type=int, default=3, help="rounds of the long measurements")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
        rows = layout_rows(Path(name), options.runs, options.times)
        rows += [whole_row(Path(name), options.times), gates_row(Path(name), options.times)]
        rows += [start_row(3 * options.runs)]
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, WeasyPrint {version('weasyprint')};")
    print(f"medians of {options.runs} rounds ({options.times} of the long ones), lowest and highest in brackets.\n")
    print("| what | measured | against | ratio | aim |\n|---|---|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.measured} | {row.against} | {row.ratio} | {row.aim} |")


if __name__ == "__main__":
    main()
