"""A content-addressed store of bytes in a folder, bounded in size, safe to delete at any time.                [I/O]"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from gesim_build.atomic import replace_file

FOLDER = Path(".gesim/cache")
DIGEST = hashlib.sha256().digest_size
LIMIT = 512 * 2**20  # bytes
KEPT = 0.8  # of the limit, when the store is thinned out


class Cache:
    """Bytes by key in ``folder``.

    Every entry begins with the digest of its content: one that was cut short or altered is as good as none. When the
    folder cannot be written the store is merely empty. Entries that were not read for longest go first when there are
    more than ``limit`` bytes.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder = folder
        self.limit = limit
        self._written = False

    def get(self, key: str) -> bytes | None:
        """The content stored under a key (hexadecimal digits), or None."""
        path = self._path(key)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        digest, content = entry[:DIGEST], entry[DIGEST:]
        if hashlib.sha256(content).digest() != digest:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Store content under a key, all of it or nothing. Does nothing where nothing can be written."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, hashlib.sha256(content).digest() + content, durable=False)
            self._written = True

    def trim(self) -> None:
        """Take out what was not used for longest, if there is more than the limit."""
        if not self._written:
            return
        entries = sorted(self._entries())
        size = sum(entry_size for _, entry_size, _ in entries)
        if size <= self.limit:
            return
        for _, entry_size, path in entries:
            if size <= self.limit * KEPT:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                size -= entry_size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[int, int, Path]]:
        """Time of last use, size and path of every entry."""
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield status.st_mtime_ns, status.st_size, path
