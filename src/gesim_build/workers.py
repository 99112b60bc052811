"""Worker processes, and a cache before them: what was worked out once is not worked out again.                [I/O]

The processes are forked from one that has imported the layout engine, so the command itself never pays for that, and
each further worker costs next to nothing. Nothing is started before there is something to do.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import multiprocessing.forkserver
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from types import TracebackType
from typing import Any, Self

from gesim_build.cache import Cache
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.hashing import digest, name_of
from gesim_build.versions import fingerprint

PRELOADED = ("gesim_build.formats.pdf.weasy.preload", "gesim_build.validate.pdf")


class Workers:
    """Runs module-level functions that take plain values and return bytes.

    ``with Workers(2, Cache(folder)) as workers: workers.submit(function, "text").result()``. The same call is made
    once, however often it is submitted. A call whose process dies raises `GesimError`; what the function raises is
    raised by ``result()``. ``versions`` goes into every key of the cache; without it, `fingerprint` is asked.
    """

    def __init__(
        self, processes: int, cache: Cache | None = None, versions: str = "", preloaded: tuple[str, ...] = PRELOADED
    ) -> None:
        self.processes = processes
        self.cache = cache
        self.started = False
        self._versions = versions
        self._preloaded = list(preloaded)
        self._pending: dict[str, Future[bytes]] = {}
        self._lock = threading.RLock()
        self._executor: ProcessPoolExecutor | None = None
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
                multiprocessing.get_context("forkserver").set_forkserver_preload(self._preloaded)
                with _interrupts_held_back():
                    multiprocessing.forkserver.ensure_running()
                self.started = True

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
            running = self._run(function, args)
            self._pending[key] = future
            running.add_done_callback(lambda done: self._finish(key, function, done))
            return future

    def close(self, *, at_once: bool = False) -> None:
        """End all processes: after their work, or at once. Nothing can be submitted afterwards."""
        with self._lock:
            executor, self._executor, self._closed = self._executor, None, True
        if executor is None:
            return
        if at_once:
            for process in multiprocessing.active_children():
                process.terminate()
        executor.shutdown(wait=True, cancel_futures=at_once)

    @cached_property
    def _key_prefix(self) -> str:
        return self._versions or fingerprint()

    def _run(self, function: Callable[..., bytes], args: tuple[object, ...]) -> Future[bytes]:
        if self._closed:
            raise RuntimeError("the workers have gone home")
        if self._executor is None:
            self.warm_up()
            self._executor = ProcessPoolExecutor(
                self.processes, mp_context=multiprocessing.get_context("forkserver"), initializer=_become_worker
            )
        try:
            return self._executor.submit(_work, function, args)
        except BrokenProcessPool as broken:
            failed: Future[bytes] = Future()
            failed.set_exception(broken)
            return failed

    def _finish(self, key: str, function: Callable[..., bytes], done: Future[bytes]) -> None:
        with self._lock:
            future = self._pending.pop(key)
        if done.cancelled():
            future.cancel()
            return
        problem = done.exception()
        if isinstance(problem, BrokenProcessPool):
            future.set_exception(_died(function))
        elif problem is not None:
            future.set_exception(problem)
        else:
            if self.cache is not None:
                self.cache.put(key, done.result())
            future.set_result(done.result())


def _died(function: Callable[..., Any]) -> GesimError:
    message = f"a worker process ended before it had finished {name_of(function)}"
    hint = "The machine may be out of memory: close other programs, or build one language at a time with --lang."
    return GesimError((error("worker-died", message, Location("handbook"), hint),))


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """What is started meanwhile hears no interrupt from the keyboard, not even before it is a worker."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _become_worker() -> None:
    """An interrupt from the keyboard reaches every process of the terminal; only the command acts on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    gc.disable()


def _work(function: Callable[..., bytes], args: tuple[object, ...]) -> bytes:
    """Run one job without the cyclic collector, which costs a fifth of the time, and collect after it."""
    try:
        return function(*args)
    finally:
        with contextlib.suppress(Exception):
            gc.collect()
