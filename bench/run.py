"""Measures speed and memory, and prints Markdown tables. Takes half an hour.

    .venv/bin/python bench/run.py [--runs N] [--times N] [--only PART ...] [--before TREE]

Leave the machine alone meanwhile. ``--before`` is an earlier state, checked out, for what is compared with it. What is
measured and why: bench/README.md.
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

from bench.against import case as cold_by
from bench.books import BOOK, ROOT, Editor, copy_of, earlier_book, forget, repeated
from bench.clock import Case, Run, alternate, ratio
from bench.peers import peers
from bench.warm import seconds_to_show

LANGUAGE = "de"
# The handbook without what else is published from its sources: the naive run prints no more.
ONLY_BOOK = ("--publication", BOOK)
# A chapter that is laid out once, and the one that is laid out most often until its pages are full.
EASY, HARD = "20-trafficking", "40-rights"
PYTHON = Path(sys.executable)
GESIM = (PYTHON, "-m", "gesim_build")
EARLIER_FORMATS = ("pdf", "forms", "epub", "html")
UNGATED = Path(__file__).with_name("ungated.py")
NAIVE = Path(__file__).with_name("naive.py")
Runs = list[Run]


# Why an aim is not reached, where bench/README.md has the profile behind it.
LAYOUT = "breaking lines and tables in the engine is half of it, in Python; more processors help the wall, not the CPU"
EDIT = "imports, the catalog and assembling the whole book come before the one piece that is laid out"
WARM = "the catalog is read and the book checked as a whole, and the PDF joined from all pieces and read again"
MORE = "each format has more in it: an index, a search, links to terms, forms filled in (table in bench/README.md)"
HELD = "the command holds the sources, the manuscript, the findings and the pieces of the whole book"


@dataclass(frozen=True, slots=True)
class Options:
    """Rounds of the short and of the long measurements, and an earlier state to compare with."""

    runs: int
    times: int
    before: Path | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """What a ratio of wall or CPU is to be at most, and what keeps it from that."""

    wall: float | None = None
    cpu: float | None = None
    why: str = ""

    def __str__(self) -> str:
        named = (("wall", self.wall), ("CPU", self.cpu))
        return ", ".join(f"{name} ≤ {limit}" for name, limit in named if limit is not None)

    def verdict(self, wall: float | None, cpu: float | None) -> str:
        """Whether it is reached, or why not."""
        pairs = [(found, limit) for found, limit in ((wall, self.wall), (cpu, self.cpu)) if limit is not None]
        if not pairs:
            return ""
        return "yes" if all(found is not None and found <= limit for found, limit in pairs) else f"no: {self.why}"


NONE = Aim()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, and against what, with the ratios of wall and CPU."""

    what: str
    measured: str
    against: str
    wall: float | None
    cpu: float | None
    aim: Aim = NONE

    def __str__(self) -> str:
        ratios = ("" if ratio is None else f"{ratio:.2f}" for ratio in (self.wall, self.cpu))
        cells = (self.what, self.measured, self.against, *ratios, self.aim, self.aim.verdict(self.wall, self.cpu))
        return f"| {' | '.join(map(str, cells))} |"


def build(project: Path, *options: str) -> tuple[str | Path, ...]:
    return (*GESIM, "build", "--project", project, *options)


def pdf(project: Path, language: str = LANGUAGE) -> tuple[str | Path, ...]:
    return build(project, "--lang", language, "--format", "pdf", *ONLY_BOOK)


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


def layout_rows(folder: Path, options: Options) -> list[Row]:
    """Cold, and after an edit, against the naive run and other programs that print."""
    runs = options.runs
    one = ("--lang", LANGUAGE, "--format", "pdf", *ONLY_BOOK)
    project, easy, hard = copy_of(folder / "cold"), _built(folder / "easy", *one), _built(folder / "hard", *one)
    slow = naive(project, folder / "naive")
    others = list(peers(folder / "naive"))
    cases = [
        slow,
        Case("cold", pdf(project), lambda: forget(project)),
        Case("fast", (*pdf(project), "--fast"), lambda: forget(project)),
        Case("easy", pdf(easy), Editor(_catalog(easy), EASY)),
        Case("hard", pdf(hard), Editor(_catalog(hard), HARD)),
        *others,
    ]
    results = alternate(cases, runs)
    against = partial(_against, base=results["naive"], name="naive run")
    rows = [
        against("PDF of one language, cold", results["cold"], aim=Aim(0.42, 0.72, LAYOUT)),
        against("the same with `--fast`", results["fast"], aim=Aim(0.36, None, LAYOUT)),
        against("one string edited, in an easy chapter", results["easy"], aim=Aim(0.12, None, EDIT)),
        against("one string edited, in the hardest chapter", results["hard"], aim=Aim(0.16, None, EDIT)),
        *(against(f"{case.name}, the same text", results[case.name]) for case in others),
    ]
    return [*rows, *_warm_rows(easy, runs, statistics.median(run.wall for run in results["naive"]))]


def _warm_rows(project: Path, runs: int, base: float) -> list[Row]:
    """After an edit while the program watches."""
    rows = []
    for format_, aim in (("pdf", 0.08), ("html", 0.02)):
        edit = Editor(_catalog(project), EASY)
        taken = seconds_to_show(project, LANGUAGE, format_, edit, runs)
        share, own = statistics.median(taken) / base, Aim(aim, None, WARM)
        what = f"one string edited, while it watches: {format_.upper()} in its place"
        rows.append(Row(what, _spread(taken), f"naive run {base:.2f} s", share, None, own))
    return rows


def start_rows(folder: Path, options: Options) -> list[Row]:
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
    results = alternate(cases, 3 * options.runs)
    against = partial(_against, base=results["typer"], name="`import typer`")
    return [
        against(
            "PDF, nothing changed",
            results["unchanged"],
            aim=Aim(1.2, None, "reading and hashing all inputs and outputs"),
        ),
        against("`gesim --help`", results["help"], aim=Aim(2, None, "imports")),
    ]


def command_rows(folder: Path, options: Options) -> list[Row]:
    """The commands for editors and translators, after one edit, against the first time."""
    rows = []
    for name in ("check", "missing", "status", "sync"):
        cold, edited = copy_of(folder / f"{name}-cold"), copy_of(folder / f"{name}-edited")
        subprocess.run([*GESIM, name, "--project", edited], check=False, capture_output=True)
        cases = [
            Case("cold", (*GESIM, name, "--project", cold), partial(forget, cold)),
            Case("edited", (*GESIM, name, "--project", edited), Editor(_catalog(edited), EASY)),
        ]
        results = alternate(cases, options.runs)
        what = f"`gesim {name}`, one string edited"
        rows.append(_against(what, results["edited"], results["cold"], "cold", Aim(0.5, None, EDIT)))
    return rows


def tenfold_rows(folder: Path, options: Options) -> list[Row]:
    """The book three times and tenfold, in the source language: the copies of the chapters are not in the catalogs."""
    rows, peaks = [], {}
    for number in (1, 3, 10):
        project = repeated(folder / f"times-{number}", number) if number > 1 else copy_of(folder / "times-1")
        slow = naive(project, folder / f"naive-{number}", "en")
        results = alternate([slow, Case("gesim", pdf(project, "en"), partial(forget, project))], options.times)
        what, aim = f"English PDF of the book × {number}, cold", Aim(0.28, 0.5, LAYOUT) if number == 10 else NONE
        rows.append(_against(what, results["gesim"], results["naive"], "naive run", aim))
        peaks[number] = tuple(max(run.peak for run in results[name]) for name in ("gesim", "naive"))
    (ours, theirs), (ours_tenfold, theirs_tenfold) = peaks[1], peaks[10]
    return [
        *rows,
        Row(
            "largest process, × 1 → × 10",
            f"{ours:.0f} → {ours_tenfold:.0f} MiB",
            f"naive run {theirs:.0f} → {theirs_tenfold:.0f} MiB ({theirs_tenfold / theirs:.2f})",
            ours_tenfold / ours,
            None,
            Aim(1.3, None, HELD),
        ),
    ]


def whole_rows(folder: Path, options: Options) -> list[Row]:
    """All languages and formats, with and without reading the finished files and searching the pages; and before."""
    gated, ungated = copy_of(folder / "gated"), copy_of(folder / "ungated")
    cases = [
        Case("ungated", (PYTHON, UNGATED, "build", "--project", ungated), lambda: forget(ungated)),
        Case("gated", build(gated), lambda: forget(gated)),
    ]
    results = alternate(cases, options.times)
    against = partial(_against, "six languages, all formats, cold", results["gated"])
    rows = [against(results["ungated"], "without gates", Aim(1.15, None, "all finished files are read again"))]
    return [*rows, *(_before_rows(folder, options.before.resolve(), options.times) if options.before else ())]


def _before_rows(folder: Path, tree: Path, times: int) -> list[Row]:
    """The handbook by this program, and that of an earlier state by its own, in the formats that both know.

    Each gets its own handbook, since neither can read the other's registers: the texts are about as long.
    """
    formats = [word for name in EARLIER_FORMATS for word in ("--format", name)]
    cases = [
        cold_by("before", tree, earlier_book(tree, folder / "before"), formats),
        cold_by("now", ROOT, copy_of(folder / "now"), [*formats, *ONLY_BOOK]),
    ]
    results = alternate(cases, times)
    what = "six languages, all formats of an earlier state, cold"
    return [_against(what, results["now"], results["before"], "that state, its own handbook", Aim(None, 0.75, MORE))]


PARTS: dict[str, Callable[[Path, Options], list[Row]]] = {
    "layout": layout_rows,
    "start": start_rows,
    "commands": command_rows,
    "tenfold": tenfold_rows,
    "whole": whole_rows,
}


def _against(what: str, measured: Runs, base: Runs, name: str, aim: Aim = NONE) -> Row:
    wall = ratio([run.wall for run in measured], [run.wall for run in base])
    cpu = ratio([run.cpu for run in measured], [run.cpu for run in base])
    return Row(what, _shown(measured), f"{name} {_shown(base)}", wall, cpu, aim)


def _shown(runs: Runs) -> str:
    return f"{_spread([run.wall for run in runs])}, CPU {statistics.median(run.cpu for run in runs):.2f}"


def _spread(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="rounds of the short measurements")
    parser.add_argument("--times", type=int, default=3, help="rounds of the long measurements")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="what to measure")
    parser.add_argument("--before", type=Path, help="an earlier state of the program, checked out")
    given = parser.parse_args()
    options = Options(given.runs, given.times, given.before)
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, WeasyPrint {version('weasyprint')};")
    print(f"medians of {options.runs} rounds ({options.times} of the long ones), lowest and highest in brackets.\n")
    print("| what | measured | against | wall | CPU | aim | reached |\n|---|---|---|---|---|---|---|", flush=True)
    for part in given.only:
        with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
            for row in PARTS[part](Path(name), options):
                print(row, flush=True)


if __name__ == "__main__":
    main()
