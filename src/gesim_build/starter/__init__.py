"""The small handbook that ``gesim init`` writes.                                                               [I/O]

The files beside this one are the handbook, and this folder is a project that every command can be run on (``gesim
sync`` when the text changes). Three things are put in on the way: the date, the identifier, the dot of ``gitignore``.
"""

from __future__ import annotations

import datetime as dt
import uuid
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gesim_build.diagnostics import GesimError, Location, error

_RENAMED = {"gitignore": ".gitignore"}
# What Python, or a build in this folder, leaves behind.
_NOT_COPIED = ("__pycache__", "dist", ".gesim")
_DATE = "2026-01-01"
_IDENTIFIER = uuid.UUID("00000000-0000-4000-8000-000000000000").urn
_CONFIG = Path("handbook/handbook.toml")


def write_starter(folder: Path, date: dt.date, identifier: uuid.UUID) -> tuple[Path, ...]:
    """Write the starter handbook into an empty or new folder; the paths written, relative to it, in order.

    ``date`` becomes the date of the edition and ``identifier`` the book's lasting id. Raises GesimError when the
    folder holds something already (``folder-not-empty``) or cannot be written (``cannot-write``).
    """
    place = Location(folder.as_posix())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "Name a new folder, or an empty one; nothing was changed."
        raise GesimError([error("folder-not-empty", "there is something here already", place, hint)])
    try:
        written = tuple(_copy(files(__name__), folder, Path()))
        config = (folder / _CONFIG).read_text(encoding="utf-8")
        config = config.replace(_DATE, date.isoformat()).replace(_IDENTIFIER, identifier.urn)
        (folder / _CONFIG).write_text(config, encoding="utf-8", newline="\n")
    except OSError as problem:
        hint = "Check the permissions of the folder and the space on the disk."
        raise GesimError([error("cannot-write", f"cannot be written: {problem.strerror}", place, hint)]) from None
    return written


def _copy(source: Traversable, folder: Path, inside: Path) -> list[Path]:
    written: list[Path] = []
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = inside / _RENAMED.get(entry.name, entry.name)
        if entry.name.endswith(".py") or entry.name in _NOT_COPIED:
            continue
        if entry.is_dir():
            written += _copy(entry, folder, target)
            continue
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_bytes(entry.read_bytes())
        written.append(target)
    return written
