"""The handle of one worker process: starts it for the first call, and another one when it ended. [I/O]"""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from gesim_build.workers.forkserver import ForkServer, Worker
from gesim_build.workers.garbage import resident
from gesim_build.workers.memory_limit import MIB, memory_text
from gesim_build.workers.time_limits import Watch

STARTS = 2
# What a process takes for a call comes on top of what it has kept of earlier ones. It is replaced by one that holds
# nothing yet if both may come to more than `ROOM`. Joining a book takes some ten times the bytes of its pieces.
ROOM, TIMES = 96 * MIB, 8
# One that has kept less than this is as good as new.
LITTLE = 16 * MIB


def outgrown(kept: int, arguments: int) -> bool:
    """Whether another process is better for a call: by what one has kept, and what it is to be given, in bytes."""
    return kept > LITTLE and kept + TIMES * arguments > ROOM


class LostError(Exception):
    """The process of a call ended, or was ended; the message says what it did, to follow “a worker process”."""


class WorkerHandle:
    """One worker process for one thread, which alone may use it, save for `end`."""

    def __init__(self, server: ForkServer, watch: Watch) -> None:
        self._server = server
        self._watch = watch
        self._worker: Worker | None = None
        self._held = 0
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._give_up()

    def call(self, packed: bytes) -> Any:
        """What a packed call returns; raises what it raises, and LostError."""
        returned, value = self._answer(packed)
        if isinstance(value, MemoryError) and not returned:
            self._give_up()  # what it holds is not given back
            raise LostError(f"had not enough memory{memory_text(0)}")
        if not returned:
            raise value
        return value

    def end(self) -> None:
        """End the process at once, from any thread: a call under way is lost, and so is each later one."""
        self._ended = True
        if (worker := self._worker) is not None:
            worker.end()

    def _answer(self, packed: bytes) -> tuple[bool, Any]:
        worker = self._with_room(len(packed))
        if self._ended:
            self._give_up()
            raise LostError("was ended")
        with self._watch.over(worker.pid, len(packed)) as watched:
            try:
                return worker.call(packed)
            except (EOFError, OSError):
                self._give_up()
                reason = watched.late or f"ended before it was done{memory_text(watched.held)}"
                raise LostError(reason) from None

    def _with_room(self, arguments: int) -> Worker:
        """The process for a call with so many bytes of arguments: the one that is there, unless it has outgrown it."""
        if (worker := self._worker) is not None:
            if not outgrown(resident(worker.pid) - self._held, arguments):
                return worker
            self._give_up()
        worker = self._worker = self._started()
        self._held = resident(worker.pid)
        return worker

    def _started(self) -> Worker:
        """A new process, of a new server if the previous one hangs: neither is the fault of a call."""
        for _ in range(STARTS):
            try:
                return self._server.fork()
            except (EOFError, OSError):
                continue
        raise LostError("could not be started")

    def _give_up(self) -> None:
        if (worker := self._worker) is not None:
            self._worker = None
            worker.end()
            worker.close()
