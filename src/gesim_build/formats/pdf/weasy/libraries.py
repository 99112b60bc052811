"""Loads the engine's C libraries; imported before the engine, by the process that workers are forked from.

The engine asks for each library by several names, and cffi has every name that the linker does not know looked up by
`ctypes.util.find_library`, which starts a C compiler, among others: a hundred processes, and a third of the time that
the import takes. On Linux the last name is the file's, which the linker knows; elsewhere only looking helps.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def _nothing(name: str) -> None:
    """Instead of `find_library`: no library of this name was found."""


@contextmanager
def not_looked_up() -> Iterator[None]:
    """While the block runs, `find_library` finds nothing, at once."""
    lookup = ctypes.util.find_library
    ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = lookup


if sys.platform == "linux":
    with not_looked_up():
        import weasyprint.text.ffi  # noqa: F401  # for its libraries
