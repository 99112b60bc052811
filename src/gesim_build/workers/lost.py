"""What is raised for a call that no worker process could finish, and when there are none left for any call."""

from __future__ import annotations

from gesim_build.diagnostics import GesimError, Location, error


class WorkerLostError(GesimError):
    """``worker-died``: the ``reason``, a sentence, and a ``hint``. Callers add what the call was about."""

    hint = "The machine may be out of memory: close other programs, or build one language at a time with --lang."

    def __init__(self, name: str, reason: str) -> None:
        self.reason = f"a worker process {reason}, and so did another one"
        super().__init__((error("worker-died", f"{self.reason} ({name})", Location("handbook"), self.hint),))


class BackendLostError(GesimError):
    """Whoever does the work is gone: it concerns not one call but the whole build, which ends."""
