"""Runs the workbench: a port of this machine alone, until somebody ends it. [I/O]"""

from __future__ import annotations

import datetime as dt
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import uvicorn
from watchfiles import watch

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.folders import FOLDERS, is_ignored
from gesim_build.pipeline.memory import Memory
from gesim_build.serve.answers import Answers
from gesim_build.serve.app import application
from gesim_build.serve.events import Events
from gesim_build.serve.guard import TOKEN, Guard
from gesim_build.serve.pdf import PdfBuilder
from gesim_build.serve.workbench import Workbench

HOST = "127.0.0.1"
_TOKEN_BYTES = 24
# Milliseconds without a further change after which one is told: programs write files in several steps.
_QUIET = 60
# Seconds: how long to wait until the server listens, and until it has ended.
_START, _END = 10.0, 0.3


@contextmanager
def serving(
    bench: Workbench, today: Callable[[], dt.date], by: str = "", port: int = 0, *, pdf: bool = False
) -> Iterator[str]:
    """Serve a workbench on a port, or any that is free, while the block runs: the address, with its token.

    ``by`` is who signs, ``pdf`` whether pages of PDFs are shown. Raises GesimError (``port-in-use``).
    """
    events = Events()
    with ExitStack() as stack:
        listening = stack.enter_context(closing(_listening(port)))
        builder = PdfBuilder(bench, stack.enter_context(Memory(bench.root)), events, today) if pdf else None
        if builder:
            stack.callback(builder.end)
        number, token = listening.getsockname()[1], secrets.token_urlsafe(_TOKEN_BYTES)
        app = Guard(application(Answers(bench, today, by, builder), events), token, number)
        stack.enter_context(_in_thread(app, listening))
        stack.enter_context(_watching(bench.root, events))
        yield f"http://{HOST}:{number}/?{TOKEN}={token}"


@contextmanager
def _in_thread(app: Guard, listening: socket.socket) -> Iterator[None]:
    """Signals are for the main thread, which ends the program as any other command's."""
    config = uvicorn.Config(
        app, lifespan="off", log_level="critical", access_log=False, server_header=False, timeout_graceful_shutdown=0
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), name="serve", daemon=True)
    thread.start()
    until = time.monotonic() + _START
    while not server.started and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = server.force_exit = True
        thread.join(_END)


@contextmanager
def _watching(root: Path, events: Events) -> Iterator[None]:
    over = threading.Event()
    threading.Thread(target=_tell_changes, args=(root, events, over), name="watch", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except (OSError, OverflowError) as problem:
        listening.close()
        hint = "Choose another one with --port, or leave --port out: then any free one is taken."
        what = f"the port {port} cannot be used: {getattr(problem, 'strerror', None) or problem}"
        raise GesimError([error("port-in-use", what, Location("--port"), hint)]) from None
    return listening


def _tell_changes(root: Path, events: Events, over: threading.Event) -> None:
    """Tell each change of a file of the project, whoever has made it."""
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    with suppress(OSError):
        for changes in watch(*folders, debounce=_QUIET * 4, step=_QUIET, stop_event=over, raise_interrupt=False):
            paths = (Path(path) for _, path in changes)
            if named := sorted({path.relative_to(root).as_posix() for path in paths if not is_ignored(path.name)}):
                events.tell("changed", paths=named)
