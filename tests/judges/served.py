"""Validators in Java that stay: started once in a process of the tests, and warm for every later question."""

from __future__ import annotations

import atexit
import subprocess
import tempfile
from pathlib import Path

from tests.judges.tools import JAVA_OPTIONS, program

DONE = "done"


class Served:
    """A program, one file of source, that reads questions from its input, a line each, their fields apart by tabs.

    It answers with any number of lines, of which the last is ``done``. It ends with its input, so with this process.
    """

    def __init__(self, source: Path, class_path: str) -> None:
        program("javac")
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - as long as the program
        self._process = subprocess.Popen(
            [program("java"), *JAVA_OPTIONS, "-cp", class_path, str(source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self._end)

    def ask(self, *fields: str | Path) -> list[str]:
        """The lines of the answer, without the last. Raises RuntimeError if the program ends before it is given."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\t".join(map(str, fields)) + "\n")
        self._process.stdin.flush()
        lines: list[str] = []
        for line in self._process.stdout:
            if line == f"{DONE}\n":
                return lines
            lines.append(line.removesuffix("\n"))
        self._said.seek(0)
        raise RuntimeError("\n".join((f"{self._process.args!r} did not finish:", *lines, self._said.read())))

    def _end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._said.close()
