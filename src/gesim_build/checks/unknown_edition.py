"""A translation belongs to no edition.

The file's name is the language: de.po needs [editions.de] in handbook.toml. Without it, nothing is
built from this file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from gesim_build.checks.check import BookExample, Surroundings
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Book

CODE = "unknown-edition"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n"},
        bad={"chapters/10-a.md": "# A {#a}\n", "../translations/ge.po": ""},
    ),
)


def check(book: Book, around: Surroundings) -> Iterator[Diagnostic]:
    """Look at the names of the catalogs."""
    del book
    for path in sorted(around.files):
        pure = PurePosixPath(path)
        if pure.suffix == ".po" and str(pure.parent) == "translations" and pure.stem not in around.languages:
            near = difflib.get_close_matches(pure.stem, sorted(around.languages), 1, 0.5)
            hint = (
                f"Did you mean {near[0]}.po? " if near else ""
            ) + f"Editions: {', '.join(sorted(around.languages))}."
            yield Diagnostic(SEVERITY, CODE, f"there is no edition in the language “{pure.stem}”", Location(path), hint)
