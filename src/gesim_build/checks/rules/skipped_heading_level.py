"""A heading is more than one level below the one before it.

Readers who jump from heading to heading think that they missed one, and PDF/UA forbids it. After ##
comes ###, not ####.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.texts import files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book

KIND = Kind.BOOK
CODE = "skipped-heading-level"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\n## B {#b}\n\n### C {#c}\n\n## D {#d}\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\n### C {#c}\n"},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at each file. The level that a national insert begins with depends on its slot and is not known."""
    del context
    for chapter in files(book):
        last = 0
        for token in chapter.tokens:
            if token.type != "heading_open":
                continue
            level = int(token.tag[1])
            if last and level > last + 1:
                place = source_place(token, chapter.path)
                hint = f"Use {'#' * (last + 1)}."
                yield Diagnostic(SEVERITY, CODE, f"{'#' * level} follows {'#' * last}", place, hint)
            last = level
