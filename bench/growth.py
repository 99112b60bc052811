"""Measures how the time of ``gesim check`` grows with what a handbook has very much of, and prints a Markdown table.

    .venv/bin/python bench/growth.py [SHAPE ...] [--part 0.1] [--profile]

CPU time of all processes, at half of a size and at the whole of it; twice as much must not take more than 2.3 times as
long. With ``--profile`` the functions in which one run spends its time. The shapes are in bench/shapes.py.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.shapes import SHAPES, write

LINEAR = 2.3
COMMAND = ("-m", "gesim_build", "check", "--project")
PROFILE = ("-m", "cProfile", "-s", "tottime", "-m", "gesim_build", "check", "--project")
SECONDS = 600  # which no run may take


def run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, str(project)], capture_output=True, text=True, check=False, timeout=SECONDS
    )


def timed(name: str, size: int) -> tuple[float, str]:
    """The CPU seconds of one run over so much of a shape, and its exit code with the first finding."""
    with tempfile.TemporaryDirectory() as folder:
        project = write(Path(folder) / "book", SHAPES[name][1](size))
        before = _cpu()
        done = run(project, *COMMAND)
        first = next((line for line in (done.stdout + done.stderr).splitlines() if line.startswith("error")), "")
        return _cpu() - before, f"{done.returncode} {first[:60]}"


def profiled(name: str, size: int) -> str:
    """Where one run spends its time."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(write(Path(folder) / "book", SHAPES[name][1](size)), *PROFILE)
        text = done.stdout[done.stdout.find(" function calls") - 20 :] or done.stderr
        return "\n".join(text.splitlines()[:40])


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shapes", nargs="*", default=[*SHAPES])
    parser.add_argument("--part", type=float, default=1.0, help="of the sizes in bench/shapes.py, to be done sooner")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    os.environ["NO_COLOR"] = "1"
    if not options.profile:
        print("| what | size | CPU time | of half of it | ratio | exit |\n|---|---|---|---|---|---|")
    for name in options.shapes:
        size = int(SHAPES[name][0] * options.part)
        if options.profile:
            print(profiled(name, size))
            continue
        (half, _), (whole, code) = timed(name, size // 2), timed(name, size)
        mark = "" if whole / half <= LINEAR else " !"
        print(f"| {name} | {size:,} | {whole:.1f} s | {half:.1f} s | {whole / half:.2f}{mark} | {code} |", flush=True)


if __name__ == "__main__":
    main()
