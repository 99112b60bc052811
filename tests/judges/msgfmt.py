"""GNU msgfmt: does gettext itself accept a catalog?"""

from __future__ import annotations

import os
from pathlib import Path

from tests.judges.tools import program, run


def msgfmt_check(path: Path) -> list[str]:
    """What ``msgfmt --check`` complains about, one line each; its statistics are not a complaint."""
    result = run(program("msgfmt"), "--check", "--output-file", os.devnull, path)
    return [line for line in result.stderr.splitlines() if line.strip()]
