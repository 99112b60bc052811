"""A process that ends when the one that started it does, however that ended. [I/O]"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Process = TypeVar("Process")

_PR_SET_PDEATHSIG = 1  # prctl(2)
# Loaded now: between fork and exec there is no loading of libraries.
_SYSTEM = ctypes.CDLL(None)


def end_with_parent() -> None:
    """Have the kernel end this process when its parent ends; does nothing on systems other than Linux.

    To be called in the child. The parent is the thread that forked: it must live as long as its process.
    """
    if sys.platform == "linux":
        _SYSTEM.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def started_to_stay(start: Callable[[], Process], over: threading.Event) -> Process:
    """What ``start`` returns, called by a thread that stays until ``over``: a parent, for the kernel, is a thread.

    Raises what ``start`` raises.
    """
    found: Future[Process] = Future()

    def keep() -> None:
        try:
            found.set_result(start())
        except Exception as problem:
            found.set_exception(problem)
        else:
            over.wait()

    threading.Thread(target=keep, name="keeper", daemon=True).start()
    return found.result()


def end_group(pid: int) -> None:
    """End a process that leads a group, and the programs that it runs, even where it was stopped."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it is gone, or on its way
        os.killpg(pid, signal.SIGKILL)
