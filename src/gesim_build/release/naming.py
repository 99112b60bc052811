"""The lasting names of released files: they say which edition a file is of, wherever it is copied to."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath


def released_name(path: str, language: str, country: str, date: dt.date) -> str:
    """The name of a built file: ``forms/book-form-b-de-fill.pdf`` becomes ``book-form-b-de-DE-2026-11-23-fill.pdf``.

    ``path`` is relative to ``dist/LANGUAGE/``. What names the language in it is replaced by the edition and its date;
    a file that does not name its language gets them at the end.
    """
    name = PurePosixPath(path).name
    edition = f"-{language}-{country}-{date.isoformat()}"
    head, mark, tail = name.rpartition(f"-{language}-")
    if not mark:
        head, mark, tail = name.rpartition(f"-{language}.")
    if mark:
        return f"{head}{edition}{mark[-1]}{tail}"
    return re.sub(r"(?=\.[^.]*$)|$", edition, name, count=1)
