"""Who does the work: processes of this machine. `gesim_build.workers.cluster` has those of other machines. [I/O]"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol

from gesim_build.workers.attendant import Attendant
from gesim_build.workers.forkserver import ForkServer
from gesim_build.workers.patience import USUAL, Patience, Watch

PRELOADED = (
    "gesim_build.formats.pdf.weasy.libraries",
    "gesim_build.formats.pdf.weasy.preload",
    "gesim_build.validate.pdf",
)


class Attending(AbstractContextManager["Attending"], Protocol):
    """What a thread hands calls to, one after the other."""

    def call(self, packed: bytes) -> Any:
        """What a packed call returns; raises what it raises, `LostError` and `CrewLostError`."""

    def end(self) -> None:
        """Give up the call under way, from any thread, and each later one."""


class Crew(Protocol):
    """Does at most ``size`` calls at a time."""

    size: int

    def start(self) -> None:
        """Begin to get ready, without waiting for it."""

    def attendant(self) -> Attending:
        """One more of ``size``."""

    def end(self) -> None:
        """End at once what is under way; nothing is begun any more. May be called again."""


class Processes:
    """Processes of this machine, forked from one that has imported some modules."""

    def __init__(self, size: int, preloaded: tuple[str, ...] = PRELOADED, patience: Patience = USUAL) -> None:
        self.size = size
        self._watch = Watch(patience)
        self.server = ForkServer(preloaded, self._watch)

    def start(self) -> None:
        """Begin to start the process that the others are forked from."""
        self.server.start()

    def attendant(self) -> Attendant:
        """Somebody who keeps one process."""
        return Attendant(self.server, self._watch)

    def end(self) -> None:
        """End all of them."""
        self.server.end()
        self._watch.end()
