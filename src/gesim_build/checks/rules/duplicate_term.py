"""Two records of a list that readers look words up in have the same word.

The glossary explains a term once, and the list of abbreviations a short form: readers stop at the first one, and where
the text uses it, web pages lead to one only. Delete one of the two, or say in the word itself what tells them apart:
"Consent (to a service)".
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.records import name_of
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book, Record
from gesim_build.registers import BY_RECORD
from gesim_build.registers.abbreviations import Abbreviation
from gesim_build.registers.definitions import Term

KIND = Kind.BOOK
CODE = "duplicate-term"
SEVERITY = Severity.WARNING
_LIST, _USED = "abbreviations.toml", "# A {#a}\n\nWhat EU law says of AI.\n"
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={_LIST: sample(Abbreviation) + sample(Abbreviation, id="ai", short="AI"), "chapters/10-a.md": _USED},
        bad={_LIST: sample(Abbreviation) + sample(Abbreviation, id="ai", short="**EU**"), "chapters/10-a.md": _USED},
    ),
    BookExample(
        good={"glossary.toml": sample(Term) + sample(Term, id="data", term="Consent (to keeping data)")},
        bad={"glossary.toml": sample(Term) + sample(Term, id="data")},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the words of each list with those before them, as they are printed."""
    del context
    first: dict[tuple[str, str], Record] = {}
    for record in book.records:
        listing = register.listing(record) if (register := BY_RECORD.get(type(record))) else None
        # What has a scope, an instrument or a contact, may be called the same in two countries.
        if listing is None or listing.is_scoped:
            continue
        word = read(str(getattr(record, listing.label))).text
        before = first.setdefault((listing.directive, word), record)
        if before is not record:
            text = f"“{word}” is in the list twice: {name_of(before)} has it too"
            hint = "Delete one of the two, or add to the word what tells them apart."
            yield Diagnostic(SEVERITY, CODE, text, record.where(listing.label), hint, (before.where(listing.label),))
