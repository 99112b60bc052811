"""`gesim` without the head start of the layout engine: it is imported when the book has been read.

    python bench/late.py build --project PROJECT [--lang de] [--format pdf]
    python bench/late.py --compare PROJECT [--rounds 5] [--lang de]

The second builds the PDF in turn with and without it, each after another edit, and prints what the head start saves.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import BOOK, Editor
from bench.clock import Case, alternate, ratio

EASY = "20-trafficking"


@contextmanager
def no_head_start(*_arguments: Any) -> Iterator[None]:
    yield None


def compare(project: Path, rounds: int, language: str) -> None:
    """Print a table of both ways."""
    options = ("build", "--project", project, "--lang", language, "--format", "pdf", "--publication", BOOK)
    ways = {"without": (__file__,), "with": ("-m", "gesim_build")}
    subprocess.run([sys.executable, *ways["with"], *options], check=True, capture_output=True)
    edit = Editor(project / f"translations/{language}.po", EASY)
    results = alternate([Case(name, (sys.executable, *way, *options), edit) for name, way in ways.items()], rounds)
    print("| after an edit | without | with | ratio |\n|---|---|---|---|")
    for what in ("wall", "cpu"):
        without, having = ([getattr(run, what) for run in results[name]] for name in ways)
        medians = " | ".join(f"{statistics.median(values):.2f} s" for values in (without, having))
        print(f"| {what} | {medians} | {ratio(having, without):.2f} |")


def main() -> None:
    if "--compare" not in sys.argv:
        from gesim_build.__main__ import main as gesim

        command: Any = import_module("gesim_build.cli.build")
        command.head_start = no_head_start
        gesim()
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", type=Path, required=True, metavar="PROJECT", help="a copy that may be changed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lang", default="de")
    given = parser.parse_args()
    compare(given.compare, given.rounds, given.lang)


if __name__ == "__main__":
    main()
