"""How long a process may take, and the watch that ends those that take longer. [I/O]

A process that is stopped, or waits for something that never comes, uses no time of the processor; one that runs in
circles uses more and more. What is counted are seconds in which the command itself ran: neither a machine that sleeps
nor a command that is stopped and continued makes a worker late.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gesim_build.workers.lifeline import end_group
from gesim_build.workers.memory_limit import memory_held


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """The limits of one call, in seconds.

    ``idle`` without any time of the processor; ``seconds`` in all, and as many more as its input has times ``bytes``.
    Laying out takes a few seconds for 100,000 bytes; the limits leave room for a machine fifty times as slow.
    """

    idle: int = 30
    seconds: int = 300
    bytes: int = 1000

    def limit(self, size: int) -> int:
        """The seconds that a call with an input of so many bytes may take."""
        return self.seconds + size // self.bytes


USUAL = TimeLimits()


@dataclass(slots=True)
class Watched:
    """A process under watch; ``late`` says why it was ended, empty before; ``held`` are bytes of memory."""

    pid: int
    limit: int
    idle: int
    late: str = ""
    held: int = 0
    _used: float = -1.0
    _seconds: int = 0
    _still: int = 0

    def look(self) -> None:
        """Called once a second: end the process when it is beyond its limits."""
        used = processor_time(self.pid)
        self._still = self._still + 1 if used is not None and used <= self._used else 0
        self._used = -1.0 if used is None else used
        self._seconds += 1
        self.held = memory_held(self.pid) or self.held
        if self._still >= self.idle:
            self.late = f"did nothing for {self.idle} seconds"
        elif self._seconds >= self.limit:
            self.late = f"was not done after {self.limit} seconds"
        if self.late:
            end_group(self.pid)


class Watch:
    """Looks every second whether processes hang, in a thread that begins with the first one."""

    def __init__(self, limits: TimeLimits) -> None:
        self._limits = limits
        self._watched: dict[int, Watched] = {}
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def over(self, pid: int, size: int = 0) -> Iterator[Watched]:
        """Watch a process while the block runs, in which it has an input of ``size`` bytes."""
        watched = Watched(pid, self._limits.limit(size), self._limits.idle)
        with self._lock:
            self._watched[id(watched)] = watched
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
                self._thread.start()
        try:
            yield watched
        finally:
            with self._lock:
                del self._watched[id(watched)]

    def end(self) -> None:
        """Stop watching."""
        self._done.set()

    def _run(self) -> None:
        while not self._done.wait(1):
            with self._lock:
                for watched in self._watched.values():
                    watched.look()


def processor_time(pid: int) -> float | None:
    """The seconds of the processor that a process and the programs it runs have used; None where that is unknown."""
    process = Path("/proc", str(pid))
    try:
        children = (process / "task" / str(pid) / "children").read_text().split()
        return sum(_own_time(Path("/proc", name)) for name in (str(pid), *children))
    except OSError:
        return None


def _own_time(process: Path) -> float:
    """User and system time (proc(5): the fields 14 and 15 of ``stat``; the name, in brackets, may have spaces)."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
