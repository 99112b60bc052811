"""The folder of another program's book, which is only ever read. [I/O]"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gesim_build.diagnostics import GesimError, Location, error

# What no book is in: what programs make, fetch or note for themselves.
_SKIPPED = frozenset(("node_modules", "target", "_build", "__pycache__", "site-packages", "venv", "dist"))
_MOST_FILES = 100_000


@dataclass(frozen=True)
class Folder:
    """A folder to read from. Paths are relative to it, with forward slashes; none leads out of it."""

    root: Path

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file, in an order that is the same everywhere; links to folders are not followed.

        Raises GesimError: ``unreadable-file`` where there is no such folder, ``too-many-files``.
        """
        if not self.root.is_dir():
            hint = "Name the folder that the book is in."
            raise GesimError([error("unreadable-file", "there is no such folder", Location(str(self.root)), hint)])
        found: list[str] = []
        for path in _files(self.root):
            found.append(path.relative_to(self.root).as_posix())
            if len(found) > _MOST_FILES:
                what, hint = f"there are more than {_MOST_FILES} files here", "Name the folder of the book itself."
                raise GesimError([error("too-many-files", what, Location(str(self.root)), hint)])
        return tuple(found)

    @cached_property
    def known(self) -> frozenset[str]:
        """The paths, to look one up."""
        return frozenset(self.paths)

    def content(self, path: str) -> bytes:
        """The bytes of a file. Raises GesimError: ``outside-project`` for a link leading out, ``unreadable-file``."""
        place = self.root / path
        if not place.resolve().is_relative_to(self.root.resolve()):
            hint = "Put the file itself in its place, and run the command again."
            raise GesimError([error("outside-project", "this file is a link that leads out", Location(path), hint)])
        try:
            return place.read_bytes()
        except OSError as problem:
            hint = "Check the file and its permissions."
            what = f"cannot be read: {problem.strerror}"
            raise GesimError([error("unreadable-file", what, Location(path), hint)]) from None

    def text(self, path: str) -> str:
        """The text of a file, with ``\\n`` line ends and without a byte order mark. Raises also ``not-utf-8``."""
        content = self.content(path)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            line = content.count(b"\n", 0, problem.start) + 1
            hint = "Save it with the encoding UTF-8, and run the command again."
            raise GesimError([error("not-utf-8", "the file is not UTF-8 text", Location(path, line), hint)]) from None
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        yield from (
            Path(folder) / name for name in sorted(names) if not name.startswith(".") and not name.endswith("~")
        )
