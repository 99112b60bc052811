"""The Nu Html Checker: are pages valid HTML, and their style sheets valid CSS?"""

from __future__ import annotations

import json
from pathlib import Path

from tests.judges.tools import ROOT, existing, java

JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


def vnu(*paths: Path) -> list[str]:
    """Every error and warning that the checker finds, one line each."""
    jar = existing(JAR, "vnu")
    result = java("-jar", jar, "--format", "json", "--also-check-css", "--stdout", *paths)
    try:
        report = json.loads(result.stdout)
    except json.JSONDecodeError:
        raise RuntimeError(f"vnu did not finish:\n{result.stdout}\n{result.stderr}") from None
    return [_line(message) for message in report["messages"] if _counted(message)]


def _counted(message: dict[str, object]) -> bool:
    return message["type"] != "info" or message.get("subType") == "warning"


def _line(message: dict[str, object]) -> str:
    return f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
