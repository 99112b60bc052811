"""When a worker collects garbage: after calls, and only when it holds much more memory than before. [I/O]"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

# A full collection after each layout would take a twentieth of its time; most calls leave a few megabytes.
GROWTH = 40 * 2**20  # bytes


def resident(process: int | str = "self") -> int:
    """The bytes of a process that are in memory (proc(5): ``statm`` counts pages); 0 where that is unknown."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


class Garbage:
    """The garbage of a process whose automatic collection is off."""

    def __init__(self, held: Callable[[], int] = resident) -> None:
        self._held = held
        self._before = held()

    def collect_when_grown(self) -> None:
        """Collect if the process has grown by `GROWTH` since the last collection, or if its size is unknown."""
        if not self._before or self._held() - self._before > GROWTH:
            gc.collect()
            self._before = self._held()
