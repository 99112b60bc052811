"""What ends the program from outside: Ctrl-C, SIGTERM and SIGHUP end it cleanly, and within two seconds. [I/O]

The signal interrupts the main thread, which leaves all that it had begun as usual. A second thread makes sure that the
program ends even so: what computes without a pause cannot be interrupted, and what waits may wait for the wrong thing.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Self

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE = 0.5  # seconds; on a busy machine all that follows takes longer
_SHOW_CURSOR = "\x1b[?25h"


class Ending:
    """``with Ending() as ending:`` raises KeyboardInterrupt in the block on a signal; ``number`` is the signal.

    The program is ended after `GRACE`, or at once by another signal. A signal that whoever started us wants ignored
    (``nohup``, a job in the background) stays ignored.
    """

    def __init__(self) -> None:
        self.number = 0
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is not threading.main_thread():
            return self  # no other thread can hear signals
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        threading.Thread(target=_end_after_grace, args=(self._read,), name="ending", daemon=True).start()
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._on_signal)
        atexit.register(_ignore_signals)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Back to what was before; once a signal came, its successors and the thread remain, to the end."""
        if not self._before or self.number:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal() has returned
        signal.set_wakeup_fd(self._wakeup)
        sys.unraisablehook = self._hook
        os.close(self._write)

    @property
    def code(self) -> int:
        """The exit code of a program that the signal has ended."""
        return 128 + self.number

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if not self.number:
            self.number = number
            raise KeyboardInterrupt

    def _unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        """An interrupt that cannot be raised, say in a finaliser, is not reported: the thread ends the program."""
        if not self.number:
            self._hook(unraisable)


def _ignore_signals() -> None:
    """The work is done; what remains takes no time."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def signal_message(number: int) -> str:
    """The message for the user."""
    how = "Interrupted" if number == signal.SIGINT else f"Ended by {signal.Signals(number).name}"
    return f"{how}. Files of earlier builds were left as they are.\n"


def _end_after_grace(read: int) -> None:
    received = os.read(read, 1)
    if not received:
        os.close(read)
        return
    select.select([read], [], [], GRACE)
    exit_now(received[0])


def exit_now(number: int) -> None:
    """End the program at once."""
    with suppress(OSError, ValueError):
        cursor = _SHOW_CURSOR if os.isatty(2) else ""
        os.write(2, (cursor + signal_message(number)).encode())
    os._exit(128 + number)
