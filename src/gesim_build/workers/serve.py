"""What runs in the process that workers are forked from, and in each worker. [I/O]"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from multiprocessing.connection import Connection

from gesim_build.workers.garbage import Garbage
from gesim_build.workers.lifeline import end_with_parent


def serve_forks(number: int, preloaded: Sequence[str], parent: int) -> None:
    """Import some modules, then fork a worker for each socket that comes in by the socket ``number``, until it closes.

    It closes when the command, the process ``parent``, ends, whatever has ended it; and should this one be stopped just
    then, the kernel ends it. A module that cannot be imported is left to the call that
    needs it, whose error is reported.
    """
    end_with_parent()
    if os.getppid() != parent:
        return
    for name in preloaded:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel forgets workers that ended
    with socket.socket(fileno=number) as requests:
        while (received := socket.recv_fds(requests, 1, 1))[0]:
            (given,) = received[1]
            if os.fork() == 0:
                requests.close()
                _become_worker(os.getppid())
                _serve_calls(Connection(given))
                os._exit(0)
            os.close(given)


def _become_worker(parent: int) -> None:
    """A group of its own, to be ended with the programs that it runs; and no longer than the process it is forked from.

    The cyclic collector costs a fifth of the time of a call: it runs between two, see `Garbage`.
    """
    os.setpgid(0, 0)
    end_with_parent()
    if os.getppid() != parent:
        os._exit(0)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    gc.collect()
    gc.freeze()
    gc.disable()


def _serve_calls(calls: Connection) -> None:
    """Tell the process number, then answer each call, until the other side closes."""
    try:
        calls.send(os.getpid())
        garbage = Garbage()
        while True:
            calls.send_bytes(_answer(calls.recv_bytes()))
            garbage.collect_when_grown()
    except (EOFError, OSError, MemoryError):  # no room even to tell that there is none
        return


def _answer(call: bytes) -> bytes:
    """The result of a packed call, or what it raised, packed."""
    try:
        function, args = pickle.loads(call)
        return pickle.dumps((True, function(*args)))
    except Exception as problem:
        # Elsewhere the traceback would begin where the error is raised again.
        problem.add_note(f"In a worker process:\n{traceback.format_exc()}")
        try:
            return pickle.dumps((False, problem))
        except Exception:
            return pickle.dumps((False, RuntimeError(traceback.format_exc())))


def command_line(number: int, preloaded: Sequence[str], parent: int) -> list[str]:
    """The command that runs `serve_forks` with our module search path; its last word names it in `ps`."""
    call = f"from {__name__} import serve_forks; serve_forks({number}, {tuple(preloaded)!r}, {parent})"
    return [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {call}", "gesim-forkserver"]
