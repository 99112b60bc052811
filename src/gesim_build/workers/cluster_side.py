"""What a process of a Dask cluster does for a build on another machine. [I/O]

It is a door only: the work itself is done by processes forked from one beside it, as on the machine of the build, so
that the same limits hold, and a call that brings its process down does not bring down the cluster's.
"""

from __future__ import annotations

import pickle
import re
import threading
from collections.abc import Mapping
from functools import cache

from gesim_build.versions import compared
from gesim_build.workers.backend import Processes
from gesim_build.workers.handle import LostError, WorkerHandle

# What becomes of a call: the first half of what `perform` returns.
RETURNED, RAISED, LOST, DIFFERS = range(4)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_own = threading.local()


def perform(packed: bytes, ours: Mapping[str, str]) -> bytes:
    """What became of a packed call, and what it returned or raised; not made where other versions are installed.

    ``ours`` are the versions of the build, as `compared` gives them.
    """
    if lines := differences(ours):
        return pickle.dumps((DIFFERS, lines))
    try:
        return pickle.dumps((RETURNED, _handle().call(packed)))
    except LostError as lost:
        return pickle.dumps((LOST, str(lost)))
    except Exception as problem:
        return pickle.dumps((RAISED, problem))


def differences(ours: Mapping[str, str]) -> tuple[str, ...]:
    """What is installed here in other versions than those of a build: a line for each."""
    theirs = _here()
    different = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
    return tuple(_difference(name, ours.get(name, "none"), theirs.get(name, "none")) for name in different)


def _difference(name: str, ours: str, theirs: str) -> str:
    """Digests say nothing to anybody."""
    return name if _DIGEST.fullmatch(theirs) or _DIGEST.fullmatch(ours) else f"{name} {theirs} (here: {ours})"


@cache
def _here() -> Mapping[str, str]:
    return compared()


@cache
def _processes() -> Processes:
    return Processes(size=0)  # as many as the cluster has threads for


def _handle() -> WorkerHandle:
    """That of this thread, which keeps its process for the next call."""
    if not hasattr(_own, "handle"):
        _own.handle = _processes().handle()
    handle: WorkerHandle = _own.handle
    return handle
