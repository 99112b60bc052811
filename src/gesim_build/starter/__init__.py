"""The small handbook that ``gesim init`` writes.                                                               [I/O]

The files beside this one are the handbook, as it will stand in the new folder; the name ``gitignore`` gets its dot.
"""

from __future__ import annotations

import datetime as dt
import uuid
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gesim_build.diagnostics import GesimError, Location, error

_RENAMED = {"gitignore": ".gitignore"}


def write_starter(folder: Path, date: dt.date, identifier: uuid.UUID) -> tuple[Path, ...]:
    """Write the starter handbook into an empty or new folder; the paths written, relative to it, in order.

    ``date`` becomes the date of the edition and ``identifier`` the book's lasting id. Raises GesimError when the
    folder holds something already (``folder-not-empty``) or cannot be written (``cannot-write``).
    """
    place = Location(folder.as_posix())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "Name a new folder, or an empty one; nothing was changed."
        raise GesimError([error("folder-not-empty", "there is something here already", place, hint)])
    blanks = {"@DATE@": date.isoformat(), "@IDENTIFIER@": identifier.urn}
    try:
        return tuple(_copy(files(__name__), folder, Path(), blanks))
    except OSError as problem:
        hint = "Check the permissions of the folder and the space on the disk."
        raise GesimError([error("cannot-write", f"cannot be written: {problem.strerror}", place, hint)]) from None


def _copy(source: Traversable, folder: Path, inside: Path, blanks: dict[str, str]) -> list[Path]:
    written: list[Path] = []
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = inside / _RENAMED.get(entry.name, entry.name)
        if entry.name.endswith(".py") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            written += _copy(entry, folder, target, blanks)
            continue
        text = entry.read_text(encoding="utf-8")
        for blank, value in blanks.items():
            text = text.replace(blank, value)
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_text(text, encoding="utf-8", newline="\n")
        written.append(target)
    return written
