"""What a sync is about to write, so that the next one can say what a killed one has left. [I/O]

Each catalog is always whole, the old one or the new one; but a sync that is killed between two of them leaves some in
step with the English text and some not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from gesim_build.atomic import replace_file
from gesim_build.diagnostics import Diagnostic, Location, Severity

_PLACE = Path(".gesim/sync.json")
_HINT = "This run brings them all in step; gesim sync --check tells without writing."
_STATES = {
    "before": "was left as it was",
    "after": "was brought in step",
    "": "was left as it was or brought in step, and changed since",
}


def begin(root: Path, catalogs: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Note the content of each catalog, by path, before and after; where nothing can be noted, nothing is."""
    noted = {path: {"before": _digest(before), "after": _digest(after)} for path, (before, after) in catalogs.items()}
    with suppress(OSError):
        (root / _PLACE).parent.mkdir(exist_ok=True)
        replace_file(root / _PLACE, json.dumps(noted).encode())


def end(root: Path) -> None:
    """All is written."""
    with suppress(OSError):
        (root / _PLACE).unlink()


def interrupted(root: Path) -> tuple[Diagnostic, ...]:
    """``sync-interrupted``: a note on each catalog that a killed sync was about to write, on what it is now."""
    try:
        noted = json.loads((root / _PLACE).read_bytes())
        return tuple(_notes(root, noted))
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def _notes(root: Path, noted: Mapping[str, Mapping[str, str]]) -> Iterator[Diagnostic]:
    for path, states in noted.items():
        now = _digest((root / path).read_bytes()) if (root / path).is_file() else _digest(b"")
        state = next((name for name, digest in states.items() if digest == now), "")
        message = f"an earlier sync was interrupted: this catalog {_STATES[state]}"
        yield Diagnostic(Severity.NOTE, "sync-interrupted", message, Location(path), _HINT)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
