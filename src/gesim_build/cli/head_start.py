"""Has the layout engine imported beside our own modules, by another process, before it is known what is to do. [I/O]"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gesim_build.output_formats import PAGED

if TYPE_CHECKING:
    from gesim_build.workers.backend import Processes


@contextmanager
def head_start(formats: Sequence[str], cluster: str = "") -> Iterator[Processes | None]:
    """Processes that get ready while the block imports what it needs, if ``formats`` (none named: all) have pages.

    They end with the block. None where processes of a ``cluster`` do the work, or none is to be done by any.
    """
    if cluster or (formats and PAGED.isdisjoint(formats)):
        yield None
        return
    from gesim_build.workers.backend import Processes

    backend = Processes(os.cpu_count() or 1)
    try:
        backend.start()
        yield backend
    finally:
        backend.end()
