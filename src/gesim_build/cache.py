"""A content-addressed store of bytes in a folder, bounded in size, safe to delete at any time.                [I/O]"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from gesim_build.atomic import replace_file

FOLDER = Path(".gesim/cache")
DIGEST = hashlib.sha256().digest_size
LIMIT = 512 * 2**20  # bytes
KEPT = 0.8  # of the limit, when the store is thinned out


class Store(Protocol):
    """Bytes by key."""

    def get(self, key: str) -> bytes | None:
        """The content under a key (hexadecimal digits) that is at hand, or None."""

    def fetch(self, key: str) -> bytes | None:
        """The content under a key that `get` has not found, from further away; may take a while."""

    def put(self, key: str, content: bytes) -> None:
        """Keep content under a key, if that can be done."""

    def trim(self) -> None:
        """Thin the store out, if it is time."""


class Cache:
    """Bytes by key in ``folder``.

    Every entry is sealed: one that was cut short or altered, or that belongs to another key, is ignored. When the
    folder cannot be written the store is merely empty. Entries that were not read for longest go first when there are
    more than ``limit`` bytes. A ``secret`` seals what others may not write.
    """

    def __init__(self, folder: Path, limit: int = LIMIT, secret: bytes = b"") -> None:
        self.folder = folder
        self.limit = limit
        self._secret = secret
        self._written = False

    def get(self, key: str) -> bytes | None:
        """The content stored under a key (hexadecimal digits), or None."""
        path = self._path(key)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        content = unsealed(key, entry, self._secret)
        if content is None:
            self._discard(path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return content

    def fetch(self, key: str) -> bytes | None:  # noqa: ARG002 - what another kind of cache may have further away
        """None: `get` has looked everywhere."""
        return None

    def put(self, key: str, content: bytes) -> None:
        """Store content under a key, all of it or nothing. Does nothing where nothing can be written."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, sealed(key, content, self._secret), durable=False)
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

    def _discard(self, path: Path) -> None:
        """Remove an entry whose seal is wrong."""
        with contextlib.suppress(OSError):
            path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[int, int, Path]]:
        """Time of last use, size and path of every entry."""
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield status.st_mtime_ns, status.st_size, path


def sealed(key: str, content: bytes, secret: bytes) -> bytes:
    """An entry: the seal of its key and its content, then the content."""
    return _seal(key, content, secret) + content


def unsealed(key: str, entry: bytes, secret: bytes) -> bytes | None:
    """The content of an entry; None if its seal is not that of this key, this content and this secret."""
    seal, content = entry[:DIGEST], entry[DIGEST:]
    return content if hmac.compare_digest(seal, _seal(key, content, secret)) else None


def _seal(key: str, content: bytes, secret: bytes) -> bytes:
    whole = hmac.new(secret, key.encode(), hashlib.sha256)
    whole.update(content)
    return whole.digest()
