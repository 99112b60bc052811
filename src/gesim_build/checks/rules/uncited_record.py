"""A record of the registers is printed nowhere.

Somebody keeps checking it for nothing, or a citation was forgotten: a fact that no text names (`{{fact.ID}}`,
`{{source.ID}}`) and no `::: rights` prints, a reference that no text names (`{{ref.ID}}`, `#instrument-ID`), that is
the source of no fact in use and that no `::: instruments` prints, a record of a country that has no edition. Cite
it, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.evidence import cited, printed_by
from gesim_build.checks.analysis.records import checked_records, is_of_an_edition, name_of, records
from gesim_build.checks.analysis.sample_records import sample_contact, sample_reference
from gesim_build.checks.analysis.texts import files, texts
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers import BY_RECORD
from gesim_build.registers.definitions import Fact, Reference

KIND = Kind.PROJECT
CODE = "uncited-record"
SEVERITY = Severity.NOTE
_REFERENCE = {"references.toml": sample_reference()}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_REFERENCE, "chapters/10-a.md": "# A {#a}\n\nA report.[^n]\n\n[^n]: {{ref.report}}.\n"},
        bad={**_REFERENCE, "chapters/10-a.md": "# A {#a}\n\nA report.\n"},
    ),
    BookExample(
        good={"contacts.toml": sample_contact(country="IE")},
        bad={"contacts.toml": sample_contact(country="FR")},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the registers with what the texts name and the directives print."""
    book = context.with_other_publications(book)
    used = {*cited(texts(book)), *(one for file in files(book) for one in printed_by(book, file))}
    facts = [fact for fact in records(book, Fact) if (Fact, fact.id) in used]
    used |= {(Reference, fact.reference) for fact in facts}
    for record in checked_records(book):
        if not is_of_an_edition(record, context):
            text, hint = f"no edition is for {record.country}, the country of {record.id}", "Correct the country."
        elif BY_RECORD[type(record)].values and (type(record), record.id) not in used:
            text, hint = f"no text cites the {name_of(record)}", "Cite it, or delete it."
        else:
            continue
        yield Diagnostic(SEVERITY, CODE, text, record.location, hint)
