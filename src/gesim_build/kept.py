"""Values that a process keeps in memory, so that it does not work them out, or read them, again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

# Catalogs and books of a project with many publications, and findings; one is some megabytes at most.
MOST = 200


class Kept:
    """Values that nobody changes, by a key that says all that they depend on. What was not used for longest goes.

    Threads may share it.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: OrderedDict[str, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Any:
        """The value of a key, None if there is none."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: str, value: object) -> None:
        """Keep a value, which is not None."""
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
