"""The program: the one catcher of errors, and the exit codes.

0 fine, 1 problems found, 2 wrong use or unusable input, 3 a bug of ours (with a report to send), 128 and its number
when a signal has ended it: 130 for Ctrl-C.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gesim_build import last_build
from gesim_build.signals import Ending, signal_message
from gesim_build.streams import open_closed_streams, write_any_text

if TYPE_CHECKING:
    from gesim_build.diagnostics import Diagnostic

PROBLEMS, UNUSABLE, BUG = 1, 2, 3
# What the machine lacks, wherever that is noticed: no fault of ours.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG)
_NO_RESOURCES = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)
# So many new objects that the collector may follow are made before it looks for cycles among them; Python has 700. What
# a command makes is held until its end. bench/README.md has what this saves of the imports.
_BETWEEN_COLLECTIONS = 200_000


def program() -> None:
    """The whole process: `main`, with few collections of garbage, and an end that takes nothing apart."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    try:
        main()
    except SystemExit as done:
        leave(done.code if isinstance(done.code, int) else PROBLEMS)


def leave(code: int) -> None:
    """End the process at once: the system takes back memory quicker than Python takes apart what is in it.

    What was registered for the end is done. Where a thread is to be waited for, the usual end does that.
    """
    if (threading := sys.modules.get("threading")) and any(
        not thread.daemon and thread is not threading.main_thread() for thread in threading.enumerate()
    ):
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main() -> None:
    """Run the command line and exit."""
    open_closed_streams()
    with Ending() as ending:
        try:
            code = _run()
            if not ending.number:
                sys.stdout.flush()
        except KeyboardInterrupt:
            code = ending.code
        except BaseException as problem:
            # What an interrupt has broken on its way is no bug.
            code = ending.code if ending.number else _failed(problem)
        if ending.number:
            sys.stderr.write(signal_message(ending.number))
            code = ending.code
        sys.exit(code)


def _run() -> int:
    """Run a command; its exit code, which typer makes of an interrupt too."""
    write_any_text()
    if known := last_build.answer(sys.argv[1:]):
        sys.stderr.write(known.errors)
        sys.stdout.write(known.output)
        return 0
    from gesim_build.cli import app

    try:
        app()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0


def _failed(problem: BaseException) -> int:
    """Tell what went wrong, and return the exit code."""
    from gesim_build.diagnostics import GesimError

    if isinstance(problem, BrokenPipeError):
        _give_up_output()  # the reader, `head` say, has closed the pipe
        return PROBLEMS
    if found := problem.diagnostics if isinstance(problem, GesimError) else tuple(_lacking(problem)):
        from gesim_build.report import show

        show(found, root=Path(last_build.project_of(sys.argv)))
        return UNUSABLE
    _tell_bug(problem)
    return BUG


def _lacking(problem: BaseException) -> Iterator[Diagnostic]:
    """What the machine has too little of: a diagnostic, or nothing if that is not what went wrong."""
    from gesim_build.diagnostics import Location, error

    number = problem.errno if isinstance(problem, OSError) else None
    if number in _NO_ROOM:
        _give_up_output()
        place = Location(str(getattr(problem, "filename", "") or "standard output"))
        hint = "Check that the disk has room and that you may write there; earlier files were left as they are."
        yield error("cannot-write", f"cannot be written: {os.strerror(number or 0)}", place, hint)
    elif number in _NO_RESOURCES or isinstance(problem, MemoryError):
        hint = "Close other programs, or build one language at a time with --lang; see also: ulimit -a"
        what = os.strerror(number or errno.ENOMEM)
        yield error("out-of-resources", f"the system says: {what}", Location("handbook"), hint)


def _give_up_output() -> None:
    """Discard what is still buffered for standard output: writing it would fail again at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_bug(problem: BaseException) -> None:
    from gesim_build.bug_report import HOLDS, report, write_report

    text = report(problem, sys.argv[1:])
    place = write_report(text)
    sys.stderr.write(
        f"This is a bug in gesim, not in your handbook. Please report it and add {place or 'this'}\n"
        f"It holds {HOLDS}. Look at its end before you pass it on: it may quote a text of yours.\n"
    )
    if not place:
        sys.stderr.write(f"\n{text}\n")


if __name__ == "__main__":
    program()
