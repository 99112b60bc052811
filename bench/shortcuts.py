"""What each shortcut through the layout engine saves: CPU time of laying out and writing the handbook's pieces.

    .venv/bin/python bench/shortcuts.py [--lang CODE] [--rounds N] [PART ...]

Each piece is laid out with all shortcuts, without any and without one of them, in turn, in this process; then each
round in the other direction. Printed is the median of the ratios, and how many pieces were the same byte for byte.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import ROOT
from bench.clock import ratio
from bench.pieces import pieces

from gesim_build.formats.pdf.plan.job import Job, pack
from gesim_build.formats.pdf.weasy.fragment import lay_out
from gesim_build.formats.pdf.weasy.shortcuts import SHORTCUTS, only
from gesim_build.formats.pdf.weasy.shortcuts.switch import Shortcut

ALL = "all"
Cases = Mapping[str, Sequence[Shortcut]]


def cases() -> Cases:
    """What is measured against all of them: none, and all but one."""
    but_one = {one.name: tuple(other for other in SHORTCUTS if other is not one) for one in SHORTCUTS}
    return {ALL: SHORTCUTS, "none": (), **but_one}


def measure(job: Job, rounds: int) -> tuple[dict[str, list[float]], set[bytes]]:
    """The seconds of CPU of each case, and all pieces that came out."""
    seconds: dict[str, list[float]] = {name: [] for name in cases()}
    lay_out(job)  # which reads its style sheets
    made = set()
    for number in range(rounds):
        order = list(cases().items())
        for name, shortcuts in order if number % 2 == 0 else reversed(order):
            with only(shortcuts):
                gc.collect()
                start = time.process_time()
                piece = lay_out(job)
                seconds[name].append(time.process_time() - start)
            made.add(pack(piece))
    return seconds, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", default="de")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("parts", nargs="*", help="names of pieces; all when none is given")
    options = parser.parse_args()
    ((_, jobs),) = pieces(ROOT, options.lang)
    jobs = {name: job for name, job in jobs.items() if not options.parts or name in options.parts}
    totals = {name: [0.0] * options.rounds for name in cases()}
    same = 0
    for job in jobs.values():
        seconds, made = measure(job, options.rounds)
        same += len(made) == 1
        for name, runs in seconds.items():
            totals[name] = [total + run for total, run in zip(totals[name], runs, strict=True)]
    _print(totals, same, len(jobs))


def _print(totals: Mapping[str, Sequence[float]], same: int, count: int) -> None:
    print(f"{same} of {count} pieces are the same byte for byte with and without.\n")
    print("| shortcut | CPU with all | without it | ratio |\n|---|---|---|---|")
    measured = totals[ALL]
    for name, runs in totals.items():
        if name != ALL:
            label = "all of them" if name == "none" else name
            seconds = " | ".join(f"{statistics.median(each):.2f} s" for each in (measured, runs))
            print(f"| {label} | {seconds} | {ratio(measured, runs):.3f} |")


if __name__ == "__main__":
    main()
