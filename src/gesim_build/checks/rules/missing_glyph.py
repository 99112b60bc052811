"""A character is not in the book's fonts.

It would be set in some other font of the machine, or as an empty box. Use another character, or a
font that has it. Only the first place in each file is shown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gesim_build.checks.analysis.texts import texts
from gesim_build.checks.check import BookContext, BookExample
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Book

CODE = "missing-glyph"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nab\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\na☃b\n"},
        glyphs="#{}Aab",
    ),
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nab\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nab\n"},
        translations={"ab": "aψ"},
        glyphs="#{}Aab",
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the English texts, the figures and every translation of them."""
    if not context.coverage:
        return
    reported: set[tuple[str, str]] = set()
    for content, place in _everything(book, context):
        for character in sorted(set(content)):
            lacking = [family for family, known in context.coverage.items() if _is_missing(character, known)]
            if lacking and (character, place.path) not in reported:
                reported.add((character, place.path))
                name = unicodedata.name(character, "no name")
                text = f"“{character}” (U+{ord(character):04X}, {name}) is not in {' and '.join(lacking)}"
                yield Diagnostic(SEVERITY, CODE, text, place, "Use another character, or a font that has it.")


def _everything(book: Book, context: BookContext) -> Iterator[tuple[str, Location]]:
    for text in texts(book):
        yield text.content, text.location
    for figure in book.figures.values():
        for number, line in enumerate(figure.svg.split("\n"), 1):
            yield line, Location(figure.path, number)
    for catalog in context.catalogs.values():
        for message in catalog.messages.values():
            yield message.msgstr, message.location


def _is_missing(character: str, known: frozenset[int]) -> bool:
    """Controls, spaces and format characters need no glyph: the layout deals with them."""
    return ord(character) not in known and unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
