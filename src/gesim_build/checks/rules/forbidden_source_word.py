"""The text says what the glossary says must never be said.

A term of the glossary may have wordings that the book must not use in its place (`never_say`), and the reason
(`never_because`). They are found as they are written there, in capitals or small letters, and with the ending of a
plural (-s, -es), in the words of drawings and the alternative texts of images too; not in the definitions of the
glossary itself, which may explain them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.texts import Text, drawn_texts, texts
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity, warning
from gesim_build.model import Book
from gesim_build.registers.definitions import Term

KIND = Kind.BOOK
CODE = "forbidden-source-word"
SEVERITY = Severity.WARNING
_GLOSSARY = {
    "glossary.toml": """[[term]]
id = "borrower"
term = "Borrower"
never_say = ["tool addict"]
never_because = "It blames people for borrowing."
definition = "Whoever borrows a tool, and is no tool addict."
"""
}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_GLOSSARY, "chapters/10-a.md": "# A {#a}\n\nBorrowers are welcome.\n"},
        bad={**_GLOSSARY, "chapters/10-a.md": "# A {#a}\n\nTool addicts are welcome.\n"},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look for the wordings in all texts but those of the glossary, and in drawings."""
    del context
    terms = [term for term in records(book, Term) if term.never_say]
    if not terms:
        return
    own = {term.location.path for term in terms}
    sought = [(_pattern(wording), wording, term) for term in terms for wording in term.never_say]
    for text in (text for text in _all_texts(book) if text.location.path not in own):
        for pattern, wording, term in sought:
            if any(map(pattern.search, (text.markup.own, *text.markup.alternatives))):
                because = f": {term.never_because}" if term.never_because else ""
                what = f"“{wording}” must not be said{because}"
                hint = f"The glossary says so; its term is “{term.term}”."
                yield warning(CODE, what, text.location, hint, term.where("never_say"))


def _all_texts(book: Book) -> Iterator[Text]:
    yield from texts(book)
    for figure in book.figures.values():
        yield from drawn_texts(figure)


def _pattern(wording: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, wording.split()))
    return re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", re.IGNORECASE)
