"""Hashes: one for each value, which goes into a cache key, and those by which a page names what is in it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def digest(*values: object) -> str:
    """The SHA-256 of some values, in hexadecimal digits. Equal values give equal digests, in every process."""
    whole = hashlib.sha256()
    for value in values:
        for piece in _pieces(value):
            whole.update(piece)
    return whole.hexdigest()


def csp_hash(text: str) -> str:
    """What a content security policy calls a script or style sheet within a page (CSP Level 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(line_feeds(text).encode()).digest()).decode()}"


def line_feeds(text: str) -> str:
    """A text with the line ends that browsers read in a page, and count in its hashes."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _pieces(value: object) -> Iterator[bytes]:
    """The value as bytes, with type and length before each piece, so that no two values run together alike."""
    if isinstance(value, bytes):
        yield b"b%d:" % len(value)
        yield value
    elif value is None or isinstance(value, (str, bool, int, float, dt.date)):
        text = value if isinstance(value, str) else repr(value)
        encoded = text.encode("utf-8", "surrogatepass")
        yield f"{type(value).__name__}{len(encoded)}:".encode()
        yield encoded
    elif isinstance(value, (tuple, list)):
        yield b"(%d:" % len(value)
        for item in value:
            yield from _pieces(item)
    elif isinstance(value, frozenset):
        yield from _pieces(("set", *sorted(map(digest, value))))
    elif isinstance(value, Mapping):
        yield from _pieces(tuple(sorted(value.items())))
    elif is_dataclass(value) and not isinstance(value, type):
        compared = (getattr(value, field.name) for field in fields(value) if field.compare)
        yield from _pieces((type(value).__qualname__, *compared))
    elif callable(value):
        yield from _pieces(name_of(value))
    else:
        raise TypeError(f"cannot be part of a cache key: {type(value).__qualname__}")


def name_of(function: Callable[..., Any]) -> str:
    """The full name of a module-level function."""
    return f"{function.__module__}.{function.__qualname__}"
