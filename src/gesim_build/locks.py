"""Locks of folders, so that two runs do not write into one at the same time. Reading needs none. [I/O]

The lock is on the folder itself (flock(2)): there is no file to be left behind, and the system releases it when the
process that holds it ends, whatever has ended it.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What a file system says that has no locks, as some on a network: then there are none.
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EBADF, errno.ENOSYS, errno.EINVAL)


@contextmanager
def locked(folder: Path, wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock of a folder, which is made if need be; calls ``wait`` before it waits.

    Yields whether the lock is held: not where the file system has none. Raises OSError.
    """
    handle, held = _opened(folder, wait)
    try:
        yield held
    finally:
        os.close(handle)


@contextmanager
def shared(folder: Path, when_alone: Callable[[], None]) -> Iterator[None]:
    """Use a folder together with others; calls ``when_alone`` first if nobody else does. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(BlockingIOError):
            if _lock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB):
                when_alone()
        _lock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def _opened(folder: Path, wait: Callable[[], None]) -> tuple[int, bool]:
    """An open folder, still the one of that name, and whether it is locked."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            held = _locked(handle, wait)
            if folder.exists() and os.path.samestat(os.fstat(handle), folder.stat()):
                return handle, held
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _locked(handle: int, wait: Callable[[], None]) -> bool:
    try:
        return _lock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        wait()
        return _lock(handle, fcntl.LOCK_EX)


def _lock(handle: int, operation: int) -> bool:
    """Whether there are locks. Raises BlockingIOError if somebody else has it, and the operation does not wait."""
    try:
        fcntl.flock(handle, operation)
    except OSError as problem:
        if problem.errno not in _NO_LOCKS:
            raise
        return False
    return True
