"""Measures this program beside another state of it, and prints a Markdown table: what a change has won, or cost.

    git worktree add ../before COMMIT
    .venv/bin/python bench/against.py ../before [--rounds 3] [--lang de] [--format pdf]

Cold builds of this handbook by both, in turn, with the same libraries. Without --lang and --format: all.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import ROOT, copy_of, forget
from bench.clock import Case, alternate, ratio


def case(name: str, tree: Path, project: Path, options: Sequence[str] = ()) -> Case:
    """A cold build by the program in a tree."""
    code = f"import sys; sys.path.insert(0, {str(tree / 'src')!r}); from gesim_build.__main__ import main; main()"
    command: tuple[str | Path, ...] = (sys.executable, "-c", code, "build", "--project", project, *options)
    return Case(name, command, partial(forget, project))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path, help="the other state, checked out")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lang", action="append", default=[])
    parser.add_argument("--format", action="append", default=[])
    given = parser.parse_args()
    options = [word for name in ("lang", "format") for value in getattr(given, name) for word in (f"--{name}", value)]
    with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
        projects = {tree: copy_of(Path(name) / tree) for tree in ("before", "now")}
        cases = [
            case("before", given.tree.resolve(), projects["before"], options),
            case("now", ROOT, projects["now"], options),
        ]
        results = alternate(cases, given.rounds)
    print("| | before | now | ratio |\n|---|---|---|---|")
    for what, unit in (("wall", "s"), ("cpu", "s"), ("peak", "MiB")):
        before, now = ([getattr(run, what) for run in results[name]] for name in ("before", "now"))
        medians = " | ".join(f"{statistics.median(values):.2f} {unit}" for values in (before, now))
        print(f"| {what} | {medians} | {ratio(now, before):.2f} |")


if __name__ == "__main__":
    main()
