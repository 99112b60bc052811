"""Worker processes, forked from one that has imported what they need. [I/O]

That one is started by itself, without the threads of the command, and holds nothing but modules: a fork of it is
safe and costs next to nothing. `multiprocessing` has one too, but its workers outlive a command that is killed, and
it waits without limit for a process that is stopped.
"""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import threading
from collections.abc import Sequence
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from gesim_build.workers.lifeline import end_group, started_to_stay
from gesim_build.workers.serve import command_line
from gesim_build.workers.time_limits import Watch


class Worker:
    """One worker process, for calls one after the other. ``pid`` leads a process group."""

    def __init__(self, pid: int, calls: Connection) -> None:
        self.pid = pid
        self._calls = calls

    def call(self, packed: bytes) -> tuple[bool, Any]:
        """Whether a packed call returned or raised, and what. Raises EOFError or OSError when the process ended."""
        self._calls.send_bytes(packed)
        answer: tuple[bool, Any] = pickle.loads(self._calls.recv_bytes())
        return answer

    def end(self) -> None:
        """End the process at once, from any thread: a call under way raises."""
        end_group(self.pid)

    def close(self) -> None:
        """Let go of a process that ended."""
        self._calls.close()


class ForkServer:
    """The process that workers are forked from; it is started again when it was lost. Threads may share it."""

    def __init__(self, preloaded: Sequence[str], watch: Watch) -> None:
        self._preloaded = tuple(preloaded)
        self._watch = watch
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: socket.socket | None = None
        self._over = threading.Event()
        self._ended = False

    def start(self) -> None:
        """Begin to start it, without waiting for it."""
        with self._lock:
            self._running()

    def fork(self) -> Worker:
        """A new worker. Raises EOFError or OSError when the server ended, or was ended because it hung."""
        ours, theirs = socket.socketpair()
        calls = Connection(ours.detach())
        server = None
        try:
            with theirs, self._lock:
                server, requests = self._running()
                socket.send_fds(requests, [b"f"], [theirs.fileno()])
            with self._watch.over(server.pid):
                return Worker(calls.recv(), calls)
        except (EOFError, OSError):
            calls.close()
            self._replace(server)
            raise

    def end(self) -> None:
        """End it at once; its workers end with it."""
        with self._lock:
            self._ended = True
            self._end()

    def _replace(self, lost: subprocess.Popen[bytes] | None) -> None:
        """Have another one started next time, unless another thread has seen to that."""
        with self._lock:
            if self._process is lost:
                self._end()

    def _running(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """Its process and the socket for requests, started if it is not there. Raises OSError after the end."""
        if self._ended:
            raise ConnectionAbortedError("the server of workers was ended")
        if self._process is None or self._requests is None:
            self._requests, theirs = socket.socketpair()
            with theirs:
                self._over = threading.Event()
                self._process = started_to_stay(partial(_start, theirs.fileno(), self._preloaded), self._over)
        return self._process, self._requests

    def _end(self) -> None:
        if self._requests is not None:
            self._requests.close()
        if self._process is not None:
            end_group(self._process.pid)
            self._process.wait()
            self._over.set()
        self._process = self._requests = None


def _start(number: int, preloaded: Sequence[str]) -> subprocess.Popen[bytes]:
    """The process of a server, in a group of its own: an interrupt from the keyboard is for the command to act on."""
    command = command_line(number, preloaded, os.getpid())
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[number], process_group=0)
