"""Hyphenation dictionaries that load in a fiftieth of the time.

Pyphen parses every pattern of a dictionary when it opens it; the German one has 75,000, which takes longer than laying
out a chapter. Here a pattern is parsed when a word first needs it. The result is the same, which a test proves for the
book's languages; a dictionary with anything but plain patterns is left to Pyphen.

Measured on one worker's half of the German handbook, six rounds in turn: without it, all takes 1.15 times the CPU time
(1.02 to 1.30).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyphen

_DIGITS = b"0123456789"
_PART = re.compile(r"(\d?)(\D?)")
_IGNORED = re.compile(rb"^(?:[%#]|(?:COMPOUND)?(?:LEFT|RIGHT)HYPHENMIN).*$", re.MULTILINE)
# Patterns that change letters, and letters written as codes.
_UNUSUAL = (b"/", b"^^")


class Patterns(dict[str, Any]):
    """Patterns by their letters: text until one is asked for, then offset and values as Pyphen keeps them."""

    def get(self, letters: str, default: Any = None) -> Any:
        """Offset and values of a pattern, or the default."""
        found = super().get(letters)
        if found is None:
            return default
        if isinstance(found, str):
            found = self[letters] = _values(found)
        return found or default


def _values(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    values = [int(digit or "0") for digit, letter in _PART.findall(pattern)]
    used = [index for index, value in enumerate(values) if value]
    return (used[0], tuple(values[used[0] : used[-1] + 1])) if used else None


def read_patterns(path: Path) -> Patterns | None:
    """The patterns of a ``hyph_*.dic``, or None when it has more than plain patterns."""
    encoding, _, body = path.read_bytes().partition(b"\n")
    plain = b"\n".join(_IGNORED.sub(b"", body).split())
    if any(mark in plain for mark in _UNUSUAL):
        return None
    try:
        patterns = plain.decode(encoding.decode("ascii").strip()).split("\n")
        letters = plain.translate(None, _DIGITS).decode(encoding.decode("ascii").strip()).split("\n")
    except (LookupError, UnicodeDecodeError):
        return None
    return Patterns(zip(letters, patterns, strict=True))


class Dictionaries(dict[Path, Any]):
    """Pyphen's dictionaries by path: one that it looks for and does not have is opened here first."""

    def __contains__(self, path: object) -> bool:
        if isinstance(path, Path) and not super().__contains__(path):
            dictionary = quick_dictionary(path)
            if dictionary is not None:
                self[path] = dictionary
        return super().__contains__(path)


def quick_dictionary(path: Path) -> Any:
    """A dictionary as Pyphen keeps it, or None when it has more than plain patterns."""
    patterns = read_patterns(path)
    if not patterns:
        return None
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    dictionary.patterns = patterns
    dictionary.cache = {}
    dictionary.maxlen = max(map(len, patterns))
    return dictionary


@lru_cache
def dictionary_of(language: str) -> Any:
    """Pyphen's dictionary for a language (BCP 47), or None where it has none.

    It is ours alone: Pyphen keeps those that it opens itself in one table for all threads. Threads may share what is
    returned here: all that changes in it are results worked out before, each put in whole and never taken out.
    """
    known = pyphen.language_fallback(language)
    return (quick_dictionary(pyphen.LANGUAGES[known]) or pyphen.HyphDict(pyphen.LANGUAGES[known])) if known else None


def open_dictionaries_quickly() -> None:
    """Let Pyphen open dictionaries quickly in this process: for the layout engine, which calls it directly."""
    if not isinstance(pyphen.hdcache, Dictionaries):
        pyphen.hdcache = Dictionaries(pyphen.hdcache)
