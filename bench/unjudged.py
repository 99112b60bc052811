"""`gesim` without its last gate: what is handed to a reader's program is not judged tag by tag.

python bench/unjudged.py build --project PROJECT       runs it so
python bench/unjudged.py --compare PROJECT [ROUNDS]    CPU seconds with and without, of `build --format html`
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def _nothing(*_arguments: Any) -> tuple[()]:
    return ()


def main() -> None:
    from gesim_build.__main__ import main as gesim

    rendering: Any = import_module("gesim_build.pipeline.rendering")
    manuscript: Any = import_module("gesim_build.assemble.manuscript")
    rendering.unsafe_files = _nothing
    manuscript.unsafe_part = _nothing
    gesim()


def compare(project: Path, rounds: int) -> None:
    """Print the CPU time of cold builds in turn, and the median of the ratios of neighbours."""
    commands = {"with": ("-m", "gesim_build"), "without": (__file__,)}
    ratios = []
    for _ in range(rounds):
        used = {name: _cpu(project, *command) for name, command in commands.items()}
        ratios.append(used["with"] / used["without"])
        print(f"with {used['with']:.2f} s, without {used['without']:.2f} s, ratio {ratios[-1]:.3f}")
    print(f"median of {rounds}: {statistics.median(ratios):.3f}")


def _cpu(project: Path, *command: str) -> float:
    for name in ("dist", ".gesim"):
        shutil.rmtree(project / name, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    build = ("build", "--format", "html", "--project", str(project))
    subprocess.run([sys.executable, *command, *build], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    if sys.argv[1:2] == ["--compare"]:
        compare(Path(sys.argv[2]), int((sys.argv[3:] or ["5"])[0]))
    else:
        main()
