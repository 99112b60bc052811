"""Which characters the fonts in use can show, according to fontconfig. [I/O]"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable


def coverage(families: Iterable[str]) -> dict[str, frozenset[int]]:
    """The code points of each family's regular face. Families that the machine does not have are left out.

    Without fontconfig the answer is empty: ``gesim doctor`` says what to install.
    """
    return {family: code_points(charset) for family in families if (charset := _charset(family))}


def code_points(charset: str) -> frozenset[int]:
    """Fontconfig's form of a character set, hexadecimal numbers and ranges ("20-7e a0"), as code points."""
    ranges = ([int(end, 16) for end in part.split("-")] for part in charset.split())
    return frozenset(point for ends in ranges for point in range(ends[0], ends[-1] + 1))


def _charset(family: str) -> str:
    """The character set of a family; empty when fontconfig would take another family in its place."""
    program = shutil.which("fc-match")
    if program is None:
        return ""
    command = [program, "--format", "%{family}\\n%{charset}", f"{family}:style=Regular"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    names, _, charset = done.stdout.partition("\n")
    return charset if family in names.split(",") else ""
