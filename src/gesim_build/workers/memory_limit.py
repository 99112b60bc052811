"""How much memory a worker may have, and had: for messages about one that ended for want of it. [I/O]"""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MIB = 2**20
_CGROUPS = Path("/sys/fs/cgroup")
_PROC = Path("/proc")


def memory_text(held: int) -> str:
    """In brackets, how many bytes a process held when it was last examined, and how many the system allows."""
    limits = sorted(limits_of_memory())
    parts = [f"it held {held // MIB:,} MiB"] if held else []
    parts += [f"{what} {size // MIB:,} MiB" for size, what in limits[:1]]
    return f" ({'; '.join(parts)})" if parts else ""


def limits_of_memory(proc: Path = _PROC, cgroups: Path = _CGROUPS) -> Iterator[tuple[int, str]]:
    """The limits that hold for this process and its workers: bytes, and what sets them."""
    own, _ = resource.getrlimit(resource.RLIMIT_AS)
    if own != resource.RLIM_INFINITY:
        yield own, "“ulimit -v” allows"
    with suppress(OSError, ValueError, IndexError):
        group = (proc / "self/cgroup").read_text().rpartition("::")[2].strip().lstrip("/")
        for folder in (cgroups / group, *(cgroups / group).parents):
            if folder.is_relative_to(cgroups):
                yield from ((size, "its control group allows") for size in _number(folder / "memory.max"))
    with suppress(OSError):
        if found := re.search(r"^MemTotal:\s+(\d+) kB", (proc / "meminfo").read_text(), re.MULTILINE):
            yield int(found[1]) * 1024, "the machine has"


def _number(path: Path) -> Iterator[int]:
    """The number in a file of the kernel; a group without a limit says “max”."""
    with suppress(OSError, ValueError):
        yield int(path.read_text())


def memory_held(pid: int) -> int:
    """The bytes that a process has had in memory at most (proc(5): ``VmHWM``); 0 where that is unknown."""
    with suppress(OSError):
        if found := re.search(r"^VmHWM:\s+(\d+) kB", (_PROC / str(pid) / "status").read_text(), re.MULTILINE):
            return int(found[1]) * 1024
    return 0
