"""A cache that many machines share, behind that of the project: a folder, or an object store by way of fsspec. [I/O]

What is read from it was written by others. An entry is used when its seal is right: that of its key and content, and of
the secret that all who share the cache may have. Anything else is ignored, and the work is done here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from gesim_build.cache import Cache, Store, sealed, unsealed
from gesim_build.cache_url import FOLDER_SCHEME, SCHEMES
from gesim_build.diagnostics import Diagnostic, Location, warning

Tell = Callable[[Diagnostic], None]
# Seconds in which a store has to answer for the first time.
ANSWER = 10
_PLACE = Location("[cache] url")
_HINT = "The build goes on without it. GESIM_CACHE_URL= (empty) leaves it out, or names another one."


class Far(Protocol):
    """A store of entries that is slow, may be away, and is written by others too."""

    def get(self, key: str) -> bytes | None:
        """The content under a key, if there is one with a right seal."""

    def put(self, key: str, content: bytes) -> None:
        """Keep content under a key, if that can be done."""


class SharedCache:
    """The cache of a project with a far one behind it: what is found there, and what is new, is in both."""

    def __init__(self, near: Cache, far: Far) -> None:
        self._near = near
        self._far = far

    def get(self, key: str) -> bytes | None:
        """The content under a key that is there without asking anybody."""
        return self._near.get(key)

    def fetch(self, key: str) -> bytes | None:
        """The content under a key that the far cache has; may take a while."""
        content = self._far.get(key)
        if content is not None:
            self._near.put(key, content)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep content in both."""
        self._near.put(key, content)
        self._far.put(key, content)

    def trim(self) -> None:
        """Thin the near one out: how large the far one may grow is for its owner to say."""
        self._near.trim()


class SharedFolder(Cache):
    """A folder that many projects or machines share. Only files are read, and nothing is taken out."""

    def get(self, key: str) -> bytes | None:
        """As in `Cache`; reading a pipe, say, might never return."""
        return super().get(key) if self._path(key).is_file() else None

    def _discard(self, path: Path) -> None:
        """Leave it: it may be valid with another secret; whoever makes it anew overwrites it."""


class ObjectStore:
    """A place in a file system of fsspec. What it cannot do is reported once, and not tried again."""

    def __init__(self, system: Any, root: str, url: str, secret: bytes, tell: Tell) -> None:
        self._system = system
        self._root = root.rstrip("/")
        self._url = url
        self._secret = secret
        self._tell = tell
        self._lock = threading.Lock()
        self._is_there, self._is_writable = True, True

    def get(self, key: str) -> bytes | None:
        """The content of an entry with a right seal."""
        if not self._is_there:
            return None
        place = self._place(key)
        try:
            entry: bytes = self._system.cat_file(place)
        except FileNotFoundError:
            return None
        except Exception as problem:  # each store has errors of its own
            self._give_up(problem)
            return None
        return unsealed(key, entry, self._secret)

    def put(self, key: str, content: bytes) -> None:
        """Write an entry. That the place can only be read is not reported."""
        if not (self._is_there and self._is_writable):
            return
        place, entry = self._place(key), sealed(key, content, self._secret)
        try:
            self._system.pipe_file(place, entry)
        except PermissionError:
            self._is_writable = False
        except Exception as problem:
            self._give_up(problem)

    def _place(self, key: str) -> str:
        return f"{self._root}/{key[:2]}/{key[2:]}"

    def _give_up(self, problem: Exception) -> None:
        with self._lock:
            told, self._is_there = not self._is_there, False
        if not told:
            self._tell(_unusable(self._url, _reason(problem)))


def with_shared(near: Cache, url: str, secret: str, tell: Tell) -> Store:
    """The cache of a project with the one behind it that has an address; an empty one is none.

    What keeps that from being used is reported (``no-shared-cache``), and the near one is used alone.
    """
    if not url:
        return near
    scheme, _, place = url.partition("://")
    if scheme == FOLDER_SCHEME:
        if Path(place).is_dir():
            return SharedCache(near, SharedFolder(Path(place), secret=secret.encode()))
        tell(_unusable(url, "there is no such folder, which must be made for it once"))
        return near
    store = _object_store(url, secret.encode(), tell)
    return SharedCache(near, store) if store else near


def _object_store(url: str, secret: bytes, tell: Tell) -> ObjectStore | None:
    """A store that has answered once; None, with the reason reported, if it has not."""
    package = SCHEMES.get(url.partition("://")[0], "")
    problem: list[Exception] = []
    found: list[ObjectStore] = []

    def ask() -> None:
        try:
            from fsspec.core import url_to_fs

            system, root = url_to_fs(url)
            system.exists(root)
            found.append(ObjectStore(system, root, url, secret, tell))
        except Exception as wrong:
            problem.append(wrong)

    asking = threading.Thread(target=ask, name="shared cache", daemon=True)
    asking.start()
    asking.join(ANSWER)
    if found:
        return found[0]
    if problem and isinstance(problem[0], ImportError):
        named = " ".join(filter(None, ("'gesim-build[cluster]'", package)))
        tell(_unusable(url, "a package that it needs is not installed", f"Install it: pip install {named}. "))
    else:
        reason = _reason(problem[0]) if problem else f"it did not answer within {ANSWER} seconds"
        tell(_unusable(url, reason))
    return None


def _reason(problem: Exception) -> str:
    """What went wrong, in our words: those of the libraries may hold secrets."""
    name = type(problem).__name__
    if isinstance(problem, PermissionError) or "Credential" in name or "Token" in name:
        return "no credentials were found for it, or they do not suffice"
    if isinstance(problem, FileNotFoundError):
        return "there is no such place"
    if isinstance(problem, OSError) or "Connect" in name or "Timeout" in name:
        return "it cannot be reached"
    return f"the library for it says {name}"


def _unusable(url: str, reason: str, advice: str = "") -> Diagnostic:
    return warning("no-shared-cache", f"the shared cache {url} is not used: {reason}", _PLACE, advice + _HINT)
