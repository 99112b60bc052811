"""Where calls are run: in processes of this machine. `gesim_build.workers.cluster` has other machines. [I/O]"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol

from gesim_build.workers.forkserver import ForkServer
from gesim_build.workers.handle import WorkerHandle
from gesim_build.workers.time_limits import USUAL, TimeLimits, Watch

PRELOADED = (
    "gesim_build.formats.pdf.weasy.libraries",
    "gesim_build.formats.pdf.weasy.preload",
    "gesim_build.validate.pdf",
)


class Handle(AbstractContextManager["Handle"], Protocol):
    """Runs calls for one thread, one after the other."""

    def call(self, packed: bytes) -> Any:
        """What a packed call returns; raises what it raises, `LostError` and `BackendLostError`."""

    def end(self) -> None:
        """Give up the call under way, from any thread, and each later one."""


class Backend(Protocol):
    """Runs at most ``size`` calls at a time."""

    size: int

    def start(self) -> None:
        """Begin to get ready, without waiting for it."""

    def handle(self) -> Handle:
        """One more handle, of ``size`` at most."""

    def end(self) -> None:
        """End at once what is under way; nothing is begun any more. May be called again."""


class Processes:
    """Processes of this machine, forked from one that has imported some modules."""

    def __init__(self, size: int, preloaded: tuple[str, ...] = PRELOADED, limits: TimeLimits = USUAL) -> None:
        self.size = size
        self._watch = Watch(limits)
        self.server = ForkServer(preloaded, self._watch)

    def start(self) -> None:
        """Begin to start the process that the others are forked from."""
        self.server.start()

    def handle(self) -> WorkerHandle:
        """A handle of one process."""
        return WorkerHandle(self.server, self._watch)

    def end(self) -> None:
        """End all of them."""
        self.server.end()
        self._watch.end()
