"""Frozen values as bytes, and back: bytes can only become instances of the classes that are given.

What a project's cache holds may come from a stranger, as all that is in its folder. A pickle may call any function;
one that is read here can make plain values and objects of the given classes, and nothing else.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection
from typing import Any

_PROTOCOL = 5


def packed(value: object) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, _PROTOCOL)


def unpacked(content: bytes, classes: Collection[type]) -> Any:
    """The inverse of `packed` for values that consist of instances of some classes and of plain values.

    Raises ValueError for anything else.
    """
    try:
        return _Unpickler(content, classes).load()
    except Exception as problem:  # whatever damaged or foreign bytes bring about
        raise ValueError(f"not a pickled value: {type(problem).__name__}") from problem


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, classes: Collection[type]) -> None:
        super().__init__(io.BytesIO(content))
        self._classes = {(known.__module__, known.__qualname__): known for known in classes}

    def find_class(self, module: str, name: str) -> Any:
        """The class of a name. Raises UnpicklingError for one that was not given."""
        if known := self._classes.get((module, name)):
            return known
        raise pickle.UnpicklingError(f"{module}.{name}")
