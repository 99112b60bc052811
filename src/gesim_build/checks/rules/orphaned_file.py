"""A file of the handbook is not used by anything.

A chapter that `[contents]` of handbook.toml does not name, and no chapter includes, is not printed;
nor is a figure that no chapter shows, nor a national insert without its slot
(`::: national name`) or edition. Add it, or delete it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from gesim_build.checks.analysis.texts import files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.markdown.includes import OPEN
from gesim_build.model import Book
from gesim_build.pictures.files import FIGURES

KIND = Kind.PROJECT
CODE = "orphaned-file"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n"},
        bad={"chapters/10-a.md": "# A {#a}\n", "figures/f.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'},
    ),
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\n::: national aid\nAsk.\n:::\n", "national/IE/aid.md": "Call.\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\n::: national aid\nAsk.\n:::\n", "national/IE/help.md": "Call.\n"},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the files in the folder with those that the book names."""
    book = context.with_other_publications(book)
    yield from _inserts(book, context)
    chapters = {chapter.path for chapter in files(book)}
    chapters |= {str(t.meta.get("file")) for c in files(book) for t in c.tokens if t.type == OPEN}
    shown = {t.meta.get("src") for c in files(book) for t in c.tokens if t.type == "image_block_open"}
    for path in sorted(context.files):
        pure = PurePosixPath(path)
        if pure.suffix == ".md" and pure.is_relative_to("handbook/chapters") and path not in chapters:
            yield _orphan(
                path,
                "no contents name this chapter",
                "Add it to [contents] of handbook.toml, include it, or delete it.",
            )
        elif pure.suffix.lower() in FIGURES and pure.is_relative_to("handbook") and path not in shown:
            yield _orphan(path, "no chapter shows this figure", "Show it with a figure directive, or delete it.")


def _inserts(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    slots = {str(t.meta.get("name")) for c in book.chapters for t in c.tokens if t.type == "national_open"}
    for (country, name), insert in book.inserts.items():
        if name not in slots:
            near = difflib.get_close_matches(name, sorted(slots), 1)
            hint = f"Did you mean {near[0]}.md?" if near else f"Its slot is a directive: ::: national {name}"
            yield _orphan(insert.path, f"no chapter has a slot for “{name}”", hint)
        elif country not in context.all_countries:
            yield _orphan(insert.path, f"no edition is for {country}", "Editions and their countries: handbook.toml.")


def _orphan(path: str, text: str, hint: str) -> Diagnostic:
    return Diagnostic(SEVERITY, CODE, text, Location(path), hint)
