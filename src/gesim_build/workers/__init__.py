"""Worker processes, and a cache before them: what was worked out once is not worked out again.                [I/O]

The processes are forked from one that has imported the layout engine, so the command itself never pays for that, and
each further worker costs next to nothing. Nothing is started before there is something to do. Each process has a
thread that gives it one call after the other.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Self

from gesim_build.cache import Store
from gesim_build.hashing import digest, name_of
from gesim_build.versions import fingerprint
from gesim_build.workers.backend import PRELOADED, Backend, Handle, Processes
from gesim_build.workers.handle import LostError
from gesim_build.workers.lost import WorkerLostError
from gesim_build.workers.time_limits import USUAL, TimeLimits

LOG = logging.getLogger(__name__)
# How often a call is given to a process: an accident does not happen twice.
ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class _Call:
    key: str
    function: Callable[..., bytes]
    args: tuple[object, ...]
    future: Future[bytes]


class Workers:
    """Runs module-level functions that take plain values and return bytes.

    ``with Workers(2, Cache(folder)) as workers: workers.submit(function, "text").result()``. The same call is made
    once, however often it is submitted. A call whose process dies or hangs (see `TimeLimits`) is made again in another
    process; if that is no better, ``result()`` raises `WorkerLostError`. What the function raises is raised by
    ``result()`` too. ``versions`` goes into every key of the cache; without it, `fingerprint` is asked. Another
    ``backend`` than ``processes`` of this machine does the same work.
    """

    def __init__(
        self,
        processes: int,
        cache: Store | None = None,
        versions: str = "",
        preloaded: tuple[str, ...] = PRELOADED,
        limits: TimeLimits = USUAL,
        backend: Backend | None = None,
    ) -> None:
        self.cache = cache
        self.started = False
        self._versions = versions
        self._backend = backend or Processes(processes, preloaded, limits)
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._pending: dict[str, Future[bytes]] = {}
        self._lock = threading.RLock()
        self._handles: list[tuple[Handle, threading.Thread]] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close(at_once=kind is not None)
        if self.cache is not None:
            self.cache.trim()

    def warm_up(self) -> None:
        """Begin to start the first process, without waiting for it: for callers who know that there will be work."""
        with self._lock:
            if not self.started:
                self.started = True
                self._backend.start()

    def submit(self, function: Callable[..., bytes], *args: object) -> Future[bytes]:
        """The result of ``function(*args)``, from the cache or from a worker process."""
        key = digest(self._key_prefix, function, args)
        with self._lock:
            if key in self._pending:
                return self._pending[key]
            future: Future[bytes] = Future()
            content = self.cache.get(key) if self.cache is not None else None
            if content is not None:
                future.set_result(content)
                return future
            if self._closed:
                raise RuntimeError("the workers are closed")
            self._pending[key] = future
            self._calls.put(_Call(key, function, args, future))
            self._attend()
            return future

    def drop(self) -> None:
        """Forget all calls that are not done: their futures are cancelled.

        What a process is at is finished, and kept in the cache.
        """
        with self._lock:
            dropped = tuple(self._pending.values())
            self._pending.clear()
        for future in dropped:
            future.cancel()

    def close(self, *, at_once: bool = False) -> None:
        """End all processes: after their work, or at once. Nothing can be submitted afterwards."""
        with self._lock:
            self._closed = True
            cancelled = tuple(self._pending.values()) if at_once else ()
        for future in cancelled:
            future.cancel()
        if at_once:
            self._backend.end()
        for handle, _ in self._handles:
            self._calls.put(None)
            if at_once:
                handle.end()
        for _, thread in self._handles:
            thread.join()
        self._backend.end()

    @cached_property
    def _key_prefix(self) -> str:
        return self._versions or fingerprint()

    def _attend(self) -> None:
        """Have one more thread, up to one for each process."""
        self.warm_up()
        if len(self._handles) < self._backend.size:
            handle = self._backend.handle()
            thread = threading.Thread(target=self._serve, args=(handle,), name="worker", daemon=True)
            self._handles.append((handle, thread))
            thread.start()

    def _serve(self, handle: Handle) -> None:
        with handle:
            while call := self._calls.get():
                if call.future.cancelled():
                    continue
                known = self.cache.fetch(call.key) if self.cache is not None else None
                if known is not None:
                    self._finish(call, known, None)
                else:
                    self._keep(call, *_answer(call, handle))

    def _keep(self, call: _Call, answer: bytes, problem: Exception | None) -> None:
        if problem is None and self.cache is not None:
            self.cache.put(call.key, answer)
        self._finish(call, answer, problem)

    def _finish(self, call: _Call, answer: bytes, problem: Exception | None) -> None:
        with self._lock:
            if self._pending.get(call.key) is call.future:
                del self._pending[call.key]
        with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
            if problem is None:
                call.future.set_result(answer)
            else:
                call.future.set_exception(problem)


def _answer(call: _Call, handle: Handle) -> tuple[bytes, Exception | None]:
    """What the call returned, or what it raised."""
    reason = ""
    try:
        packed = pickle.dumps((call.function, call.args))
        for _ in range(ATTEMPTS):
            try:
                return handle.call(packed), None
            except LostError as lost:
                if not (reason or call.future.cancelled()):
                    LOG.warning("A worker process %s; another one gets its work.", lost)
                reason = str(lost)
    except Exception as problem:
        return b"", problem
    return b"", WorkerLostError(name_of(call.function), reason)
