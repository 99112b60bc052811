"""Waits until somebody changes a file of a project. [I/O]"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from gesim_build.folders import FOLDERS, is_ignored

# How often the folders are looked at, in seconds; and how long nothing more may change, for programs write files in
# several steps, and several files at once.
INTERVAL, QUIET = 0.2, 0.1

Snapshot = Mapping[str, tuple[int, ...]]


def snapshot(root: Path) -> Snapshot:
    """What tells whether a file in the folders of a project was changed, by path. Nobody reads hidden ones."""
    found: dict[str, tuple[int, ...]] = {}
    waiting = [root / name for name in FOLDERS]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif not is_ignored(entry.name):
                        status = entry.stat(follow_symlinks=False)
                        found[entry.path] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        except OSError:
            continue  # gone while we looked: that is a change, and the next look sees it
    return found


def wait_for_change(root: Path, known: Snapshot) -> None:
    """Return when the files are no longer as ``known``, and nothing more changes."""
    while (now := snapshot(root)) == known:
        time.sleep(INTERVAL)
    while True:
        time.sleep(QUIET)
        before, now = now, snapshot(root)
        if before == now:
            return
