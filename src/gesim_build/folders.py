"""What lies in the folders of a project: files that may be read, and written. Nothing here opens one.        [I/O]

A project may come from a stranger. A link in it that leads out of it would let other files of the machine into the
book, and would let the commands that write catalogs overwrite them; a FIFO or a device would hold up whoever reads it.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from gesim_build.diagnostics import Diagnostic, Location, error

FOLDERS = ("handbook", "translations", "templates", "languages")
_SPECIAL: Mapping[int, str] = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_COPY = "Copy the file itself into the project."


def unsafe_entries(root: Path) -> Iterator[Diagnostic]:
    """What a project's folders may not hold: links that lead out of it, to folders or nowhere, and what is no file.

    Codes: ``outside-project``, ``unreadable-file``. Hidden files and editors' copies are ignored: nobody reads
    them.
    """
    for folder in FOLDERS:
        waiting = [root / folder]
        while waiting:
            entry = waiting.pop()
            if fault := _fault(root, entry):
                yield fault
            elif entry.is_dir():
                waiting += (inner for inner in sorted(entry.iterdir(), reverse=True) if not is_ignored(inner.name))


def is_ignored(name: str) -> bool:
    """Whether a file is an editor's or the system's, which nobody reads."""
    return name.startswith(".") or name.endswith("~")


def _fault(root: Path, entry: Path) -> Diagnostic | None:
    place = Location(entry.relative_to(root).as_posix())
    try:
        mode = entry.lstat().st_mode
        if stat.S_ISLNK(mode):
            return _link_fault(root, entry, place)
    except FileNotFoundError:
        return None
    except OSError as problem:
        return error("unreadable-file", f"cannot be examined: {problem.strerror}", place, "Check its permissions.")
    return _kind_fault(mode, place)


def _link_fault(root: Path, entry: Path, place: Location) -> Diagnostic | None:
    try:
        target = entry.resolve(strict=True)
    except (OSError, RuntimeError):
        return error("unreadable-file", "this link leads nowhere, or back to itself", place, _COPY)
    if not target.is_relative_to(root.resolve()):
        return error("outside-project", "this is a link that leads out of the project", place, _COPY)
    if target.is_dir():
        return error("unreadable-file", "this is a link to a folder, which is not followed", place, "Copy the folder.")
    return _kind_fault(target.stat().st_mode, place)


def _kind_fault(mode: int, place: Location) -> Diagnostic | None:
    kind = _SPECIAL.get(stat.S_IFMT(mode))
    return error("unreadable-file", f"this is {kind}, not a file", place, "Delete it.") if kind else None
