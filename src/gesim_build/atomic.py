"""Files and folders that are written whole or not at all, whatever ends the program. [I/O]

New content is made beside its place, under a name that no one else gives, and then takes that place in one step. What a
killed run leaves there is known by its name, and removed by the next run that holds the lock of the folder.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK = "gesim-"
_STAGED = re.compile(rf"\.(?:new-|.+\.){_MARK}[a-z0-9_]{{8}}")
# In a folder where all is ours, the mark may be missing.
_STAGED_IN_OURS = re.compile(rf"{_STAGED.pattern}|\.new-[a-z0-9_]{{8}}")
_ASIDE = ".old-"
_RENAME_EXCHANGE, _AT_FDCWD = 2, -100  # renameat2(2)


def replace_file(path: Path, content: bytes, mode: int = 0o644, *, durable: bool = True) -> None:
    """Write a file; what was there stays until all is written. What is ``durable`` survives a power cut."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.{_MARK}", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
        if durable:
            _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def staging_folder(folder: Path) -> Iterator[Path]:
    """A folder in ``folder`` to make things in; it is removed at the end."""
    staging = Path(tempfile.mkdtemp(prefix=f".new-{_MARK}", dir=folder))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def fill_folder(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Put files, by their paths in it, into a folder that is empty or not there yet: all of them or none.

    Raises OSError, also if somebody has put something into the folder meanwhile.
    """
    place = folder.resolve()
    if place.exists() and not _can_be_replaced(place):
        with staging_folder(place) as staging:
            _write_all(staging, files)
            for entry in sorted(staging.iterdir()):
                entry.rename(place / entry.name)
        return
    with staging_folder(place.parent) as staging:
        new = staging / place.name
        new.mkdir()
        _write_all(new, files)
        if place.exists():
            shutil.copymode(place, new)
        new.rename(place)


def _can_be_replaced(place: Path) -> bool:
    """Whether an empty folder may be replaced: not the current folder, nor where the system forbids it."""
    return not (place.samefile(Path.cwd()) or place.is_mount()) and os.access(place.parent, os.W_OK)


def _write_all(folder: Path, files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def put_in_place(new: Path, place: Path) -> None:
    """Give a staged file or folder its place, in which there may be an earlier one: that one is then staged."""
    if not place.is_dir() or place.is_symlink():
        new.replace(place)
    elif not _exchanged(new, place):
        _moved_in(new, place)


def remove_leftovers(folder: Path, *, ours: bool = False) -> None:
    """Remove what killed runs have left in a folder, and put back what they had taken out of its place.

    Call it with the lock of the folder held: nobody else is writing there. In a folder that is ``ours``, no one else
    gives names that begin with a full stop. What cannot be removed stays.
    """
    pattern = _STAGED_IN_OURS if ours else _STAGED
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if pattern.fullmatch(path.name)]:
            with suppress(OSError):
                _remove(path)


def remove(path: Path) -> None:
    """Remove a finished file or folder, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return
    for aside in path.glob(f"{_ASIDE}*"):
        place = path.parent / aside.name.removeprefix(_ASIDE)
        if not place.exists():
            aside.rename(place)
    shutil.rmtree(path, ignore_errors=True)


def _exchanged(new: Path, place: Path) -> bool:
    """Have two folders change places in one step; False where the system cannot."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    names = os.fsencode(new), os.fsencode(place)
    return exchange is not None and exchange(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0


def _moved_in(new: Path, place: Path) -> None:
    """In two steps; a run that is killed between them leaves the earlier folder for `remove_leftovers` to put back."""
    aside = new.parent / f"{_ASIDE}{place.name}"
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
