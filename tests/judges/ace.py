"""Ace by DAISY: can people who use assistive technology read the EPUB?"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.judges.tools import ROOT, browser_program, existing, program

PACKAGE = ROOT / "node_modules/@daisy/ace-cli/package.json"
SCRIPT = Path(__file__).with_suffix(".cjs")
# Milliseconds that the browser may take to start: the usual five seconds are few on a busy machine.
PATIENCE = {"ACE_TIMEOUT_INITIAL": "60000"}
# What only someone may say who has judged the book, by eye too: docs/publishers.md.
OF_CERTIFIERS = frozenset(
    ("a11y:certifiedBy", "a11y:certifierCredential", "a11y:certifierReport", "dcterms:conformsTo")
)


def ace(*books: Path) -> list[str]:
    """Every violation that Ace finds in these EPUBs and all metadata that it misses, one line each.

    The browser is started once for all books: it is the one of the other tests, and none is downloaded.
    """
    existing(PACKAGE, "Ace")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "reports.json"
        command = [program("node"), str(SCRIPT), str(target), *map(str, books)]
        environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": browser_program(), "TMPDIR": folder} | PATIENCE
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
        if result.returncode:
            raise RuntimeError(f"Ace did not finish:\n{result.stdout}\n{result.stderr}")
        reports = json.loads(target.read_text(encoding="utf-8"))
    return [f"{book.name}: {line}" for book, report in zip(books, reports, strict=True) for line in _lines(report)]


def _lines(report: dict[str, Any]) -> Iterator[str]:
    said = report["a11y-metadata"]
    yield from (f"metadata without {name}" for name in [*said["missing"], *said["empty"]] if name not in OF_CERTIFIERS)
    for document in report["assertions"]:
        for found in document["assertions"]:
            test, result = found["earl:test"], found["earl:result"]
            place = document["earl:testSubject"]["url"]
            yield f"{place}: {test['dct:title']} ({test['earl:impact']}): {result.get('html', '')[:160]}"
