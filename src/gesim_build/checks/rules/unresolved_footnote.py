"""A footnote is used and not written, or written and not used.

`[^name]` in the text needs a line `[^name]: …` in the same file, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.texts import chapter_texts, files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter

KIND = Kind.BOOK
CODE = "unresolved-footnote"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nTime to reflect.[^cets]\n\n[^cets]: Article 13.\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nTime to reflect.[^cet]\n"},
    ),
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nTime to reflect.[^a]\n\n[^a]: Article 13.\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nTime to reflect.\n\n[^a]: Article 13.\n"},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare uses and definitions in each file."""
    del context
    for chapter in files(book):
        defined = dict(_definitions(chapter))
        used: set[str] = set()
        for text in chapter_texts(chapter):
            for name in read(text.content).footnotes:
                used.add(name)
                if name not in defined:
                    hint = f"Write it at the end of the file: [^{name}]: …"
                    yield Diagnostic(SEVERITY, CODE, f"the footnote [^{name}] is not written", text.location, hint)
        for name, place in defined.items():
            if name not in used:
                hint = f"Put [^{name}] where it belongs, or delete the note."
                yield Diagnostic(SEVERITY, CODE, f"the footnote [^{name}] is not used", place, hint)


def _definitions(chapter: Chapter) -> Iterator[tuple[str, Location]]:
    for token in chapter.tokens:
        if token.type == "footnote_reference_open":
            yield str(token.meta["label"]), source_place(token, chapter.path)
