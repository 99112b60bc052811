"""qpdf: is the syntax of a PDF sound?"""

from __future__ import annotations

from pathlib import Path

from tests.judges.tools import program, run

CLEAN = "No syntax or stream encoding errors found"


def qpdf_check(path: Path) -> list[str]:
    """What qpdf complains about, one line each."""
    result = run(program("qpdf"), "--check", path)
    if result.returncode == 0 and CLEAN in result.stdout:
        return []
    return [line for line in (result.stderr or result.stdout).splitlines() if line.strip()]
