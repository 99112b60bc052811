"""A process that ends when the one that started it does, however that ended. [I/O]"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2)
# Loaded now: between fork and exec there is no loading of libraries.
_SYSTEM = ctypes.CDLL(None)


def end_with_parent() -> None:
    """Have the kernel end this process when its parent ends; does nothing on systems other than Linux.

    To be called in the child. The parent is the thread that forked: it must live as long as its process.
    """
    if sys.platform == "linux":
        _SYSTEM.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def end_group(pid: int) -> None:
    """End a process that leads a group, and the programs that it runs, even where it was stopped."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it is gone, or on its way
        os.killpg(pid, signal.SIGKILL)
