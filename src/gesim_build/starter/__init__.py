"""The small handbook that ``gesim init`` writes.                                                               [I/O]

The files beside this one are the handbook, and this folder is a project that every command can be run on (``gesim
sync`` when the text changes). Three things are put in on the way: the date, the identifier, the dot of ``gitignore``.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gesim_build.atomic import fill_folder, remove_leftovers
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.locks import locked

_RENAMED = {"gitignore": ".gitignore"}
# What Python, or a build in this folder, leaves behind.
_NOT_COPIED = ("__pycache__", "dist", ".gesim")
_DATE = "2026-01-01"
_IDENTIFIER = uuid.UUID("00000000-0000-4000-8000-000000000000").urn
_CONFIG = Path("handbook/handbook.toml")


def write_starter(folder: Path, date: dt.date, identifier: uuid.UUID) -> tuple[Path, ...]:
    """Write the starter handbook into an empty or new folder; the paths written, relative to it, in order.

    ``date`` becomes the date of the edition and ``identifier`` the book's lasting id. All of it is written or nothing,
    whatever ends the program. Raises GesimError when the folder holds something already (``folder-not-empty``) or
    cannot be written (``cannot-write``).
    """
    place = Location(folder.as_posix())
    book = dict(_files(files(__name__), Path()))
    config = book[_CONFIG].decode("utf-8").replace(_DATE, date.isoformat()).replace(_IDENTIFIER, identifier.urn)
    try:
        if not _is_free(folder):
            hint = "Name a new folder, or an empty one; nothing was changed."
            raise GesimError([error("folder-not-empty", "there is something here already", place, hint)])
        with locked(folder.resolve().parent, wait=lambda: None):
            remove_leftovers(folder.resolve().parent)
            fill_folder(folder, book | {_CONFIG: config.encode("utf-8")})
    except OSError as problem:
        hint = "Check the permissions of the folder and the space on the disk."
        raise GesimError([error("cannot-write", f"cannot be written: {problem.strerror}", place, hint)]) from None
    return tuple(book)


def _is_free(folder: Path) -> bool:
    """Whether a folder is not there, or holds nothing but what a run that was killed has left."""
    if folder.is_dir():
        remove_leftovers(folder)
        return not any(folder.iterdir())
    return not (folder.exists() or folder.is_symlink())


def _files(source: Traversable, inside: Path) -> Iterator[tuple[Path, bytes]]:
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = inside / _RENAMED.get(entry.name, entry.name)
        if entry.name.endswith(".py") or entry.name in _NOT_COPIED:
            continue
        if entry.is_dir():
            yield from _files(entry, target)
        else:
            yield target, entry.read_bytes()
