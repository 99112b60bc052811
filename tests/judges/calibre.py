"""Calibre: what is left of an EPUB when it is converted for another reader, and back?"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.judges.tools import program, run

# The formats of Kindles and of Kobo's readers, and the first Calibre that writes them.
FORMATS = {"azw3": 1, "kepub": 8}


def formats() -> tuple[str, ...]:
    """The endings of the formats that this Calibre converts an EPUB to."""
    said = run(program("ebook-convert"), "--version").stdout
    version = re.search(r"calibre (\d+)\.", said)
    if version is None:
        raise RuntimeError(f"Calibre does not say its version:\n{said}")
    return tuple(ending for ending, first in FORMATS.items() if int(version[1]) >= first)


def converted(source: Path, target: Path) -> Path:
    """The book in the format that the ending of ``target`` names, written there; Calibre keeps nothing else.

    Raises RuntimeError with what Calibre says if it cannot convert it.
    """
    home = target.parent / "calibre"
    home.mkdir(exist_ok=True)
    environment = os.environ | {
        "HOME": str(home),
        "CALIBRE_CONFIG_DIRECTORY": str(home),
        "CALIBRE_TEMP_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [program("ebook-convert"), str(source), str(target)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    if result.returncode or not target.is_file():
        raise RuntimeError(f"Calibre did not convert {source.name}:\n{result.stdout}\n{result.stderr}")
    return target
