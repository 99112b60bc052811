"""An id is defined twice in the book.

Cross-references, addresses of web pages and bookmarks use ids, so each must name one place. A
file's name without its number is an id too: that of the whole part. National inserts of different
countries may use the same ids, since no edition prints both.

A term, an instrument or a contact has its id where it is printed, so a book may print it once: give two tables of
instruments or contacts different scopes (`{scope=national}`, `{scope=european}`).
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.ids import ids
from gesim_build.checks.analysis.sample_records import sample_reference
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Book

KIND = Kind.BOOK
CODE = "duplicate-id"
SEVERITY = Severity.ERROR
_TABLES = "# A {{#a}}\n\n::: instruments {{scope={}}}\n:::\n\n::: instruments {{scope=national}}\n:::\n"
_REFERENCE = sample_reference(kind="instrument", short="Act", country="IE")
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\n## Risk {#risk}\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\n## Risk {#risk}\n\n## Danger {#risk}\n"},
    ),
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n", "chapters/20-b.md": "# B {#b}\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\n## On B {#b}\n", "chapters/20-b.md": "# B {#bee}\n"},
    ),
    BookExample(
        good={"chapters/10-a.md": _TABLES.format("european"), "references.toml": _REFERENCE},
        bad={"chapters/10-a.md": _TABLES.format("national"), "references.toml": _REFERENCE},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at each country's edition; what two editions share is reported once."""
    reported: set[Location] = set()
    for country in sorted(context.countries):
        first: dict[str, Location] = {}
        for identifier, place in ids(book, country, context.edition_date):
            if identifier not in first:
                first[identifier] = place
            elif place not in reported:
                reported.add(place)
                hint = "Give the newer one another id, {#…} (ids are stable), or another scope if it is a directive."
                text = f"the id “{identifier}” is defined twice"
                yield Diagnostic(SEVERITY, CODE, text, place, hint, (first[identifier],))
