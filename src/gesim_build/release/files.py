"""The files of a release: their lasting names, and ``SHA256SUMS``, which ``sha256sum --check SHA256SUMS`` reads."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

CHECKSUMS = "SHA256SUMS"


def released_name(path: str, language: str, country: str, date: dt.date) -> str:
    """The name of a built file: ``forms/book-form-b-de-fill.pdf`` becomes ``book-form-b-de-DE-2026-11-23-fill.pdf``.

    ``path`` is relative to ``dist/LANGUAGE/``. What names the language in it is replaced by the edition and its date;
    a file that does not name its language gets them at the end.
    """
    name = PurePosixPath(path).name
    edition = "".join(f"-{part}" for part in (language, country, date.isoformat()) if part)
    # The last place that names it: a book's own name may have the code in it too ("guide-de-de.pdf").
    if marks := [*re.finditer(rf"-{re.escape(language)}(?=[-.])", name)]:
        return f"{name[: marks[-1].start()]}{edition}{name[marks[-1].end() :]}"
    return re.sub(r"(?=\.[^.]*$)|$", edition, name, count=1)


def checksums(files: Mapping[str, bytes]) -> str:
    """A line for each file, by name."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def names_in_checksums(text: str) -> frozenset[str]:
    """The names of the files in such a text; what has another form is passed over."""
    return frozenset(name for _, mark, name in (line.partition("  ") for line in text.splitlines()) if mark)
