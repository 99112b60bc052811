"""Finding and running the programs behind the judges."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from gesim_build import system

ROOT = Path(__file__).parents[2]
# A validator runs for seconds: in these, the compiler that optimises and a collector with threads of its own cost more
# than they save. What is compiled less needs more room on the stack.
JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


class MissingJudgeError(Exception):
    """A validator is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not installed; install it with: make setup-test")


def program(name: str) -> str:
    """The path of an installed program."""
    found = shutil.which(name)
    if found is None:
        raise MissingJudgeError(name)
    return found


def existing(path: Path, name: str) -> Path:
    """The path, if something is there."""
    if not path.exists():
        raise MissingJudgeError(name)
    return path


def browser_program() -> str:
    """The path of the browser of the tests: the one that GESIM_TEST_BROWSER names, or Chromium on the path."""
    found = os.environ.get("GESIM_TEST_BROWSER") or next(filter(None, map(shutil.which, system.BROWSERS)), None)
    if found is None:
        raise MissingJudgeError("Chromium")
    return found


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a validator to its end and take what it says, whatever its exit code."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=300)


def java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a validator that is written in Java, as `run` does."""
    return run(program("java"), *JAVA_OPTIONS, *arguments)
