"""Values that are kept so that they need not be worked out, or read, again: in memory, or by who is asked to."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

# Catalogs and books of a project with many publications, and findings; one is some megabytes at most.
MOST = 200

# Values that JSON can hold: each by a key that says all that it depends on, with what works it out.
Wanted = Sequence[tuple[str, Callable[[], Any]]]
# Takes a name for some values, and returns them in their order, those of before where they are known.
Recall = Callable[[str, Wanted], Sequence[Any]]


def anew(_name: str, wanted: Wanted) -> Sequence[Any]:
    """What remembers nothing: every value worked out."""
    return [find() for _, find in wanted]


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
