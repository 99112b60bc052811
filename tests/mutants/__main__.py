"""Mutates packages and tells which mutants their fast tests do not notice: `make mutants PACKAGE=catalog`. [I/O]"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from tests.mutants import plugin, switch
from tests.mutants.generate import Mutant, generate
from tests.mutants.packages import PACKAGES, ROOT, Package
from tests.mutants.report import LEAST, Score, shown

_PYTEST = ("-q", "-m", "not slow", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "tests.mutants.plugin",
           "--tb=native", "--assert=plain", "--capture=sys",
           "-o", "tmp_path_retention_policy=none", "-o", "timeout=60")  # fmt: skip
# Seconds for all tests of a package against a mutant that is on while they are imported.
_LONGEST = 600


def main() -> int:
    """Judge the packages that are named; 1 if the score of one is below what is held."""
    asked = _arguments()
    scores = [_score(name, PACKAGES[name], asked) for name in asked.packages or sorted(PACKAGES)]
    print("\n".join(score.line for score in scores))
    return int(asked.sample == 1 and any(score.percent < LEAST for score in scores))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", choices=[[], *sorted(PACKAGES)])
    parser.add_argument("--sample", type=int, default=1, help="judge every Nth mutant, none twice")
    parser.add_argument("--only", default="", help="a module or function, as catalog.match")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=0, help="run the quickest tests of so many seconds only")
    parser.add_argument("--quiet", action="store_true", help="list no survivors")
    return parser.parse_args()


def _score(name: str, package: Package, asked: argparse.Namespace) -> Score:
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gesim-mutants-") as folder:
        # The program finds them beside its sources.
        (Path(folder) / "templates").symlink_to(ROOT / "templates")
        every = generate(package, Path(folder) / "src", asked.only)
        mutants = every[:: asked.sample]
        verdicts = _verdicts(mutants, package, Path(folder), asked)
    score = Score(name, len(every), tuple(zip(mutants, verdicts, strict=True)), time.monotonic() - start)
    if not asked.quiet:
        print(shown(score))
    return score


def _verdicts(mutants: Sequence[Mutant], package: Package, folder: Path, asked: argparse.Namespace) -> list[str]:
    (folder / "mutants.json").write_text(json.dumps([asdict(mutant) for mutant in mutants]), encoding="utf-8")
    environment = {
        plugin.FOLDER: str(folder), plugin.WORKERS: str(asked.workers), plugin.SECONDS: str(asked.seconds)
    }  # fmt: skip
    if _pytest(package, folder, "all", environment) != 0:
        sys.exit("the tests fail without any mutant")
    verdicts = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))
    if asked.sample > 1:
        return list(verdicts)
    with ThreadPoolExecutor(asked.workers) as pool:
        finals = (pool.submit(_final, *pair, package, folder) for pair in zip(mutants, verdicts, strict=True))
        return [final.result() for final in list(finals)]


def _final(mutant: Mutant, verdict: str, package: Package, folder: Path) -> str:
    """The verdict; for functions that run while modules are imported, of a process that begins with the mutant."""
    if verdict != plugin.EARLY:
        return verdict
    on = {switch.FROM_START: f"{mutant.function.rpartition('.')[0]}:{mutant.name}"}
    return "killed" if _pytest(package, folder, mutant.function + mutant.name, on) else "survived"


def _pytest(package: Package, folder: Path, name: str, environment: Mapping[str, str]) -> int:
    temporary = folder / "temporary" / name
    temporary.mkdir(parents=True)
    command = [sys.executable, "-m", "pytest", *_PYTEST, "-x", "-o", f"pythonpath={folder / 'src'} .",
               f"--basetemp={temporary / 'tests'}", *package.test_paths()]  # fmt: skip
    variables = {**os.environ, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    judges_all = plugin.FOLDER in environment
    output, longest = (sys.stderr, None) if judges_all else (subprocess.DEVNULL, _LONGEST)
    try:
        return subprocess.run(
            command, cwd=ROOT, env=variables, check=False, stdout=output, stderr=output, timeout=longest
        ).returncode
    except subprocess.TimeoutExpired:
        return plugin.KILLED


if __name__ == "__main__":
    sys.exit(main())
