"""``SHA256SUMS``: what ``sha256sum --check SHA256SUMS`` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

NAME = "SHA256SUMS"


def checksums(files: Mapping[str, bytes]) -> str:
    """A line for each file, by name."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def names(text: str) -> frozenset[str]:
    """The names of the files in such a text; what has another form is passed over."""
    return frozenset(name for _, mark, name in (line.partition("  ") for line in text.splitlines()) if mark)
