"""The conventions of languages, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from gesim_build.languages import load as read
from gesim_build.model import Language


@cache
def load(code: str) -> Language:
    """What `load` gives for a language without a file of a project's own."""
    return read(code)
