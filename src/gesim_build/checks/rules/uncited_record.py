"""A record of the registers is printed nowhere.

Somebody keeps checking it for nothing, or a citation was forgotten: a fact that no text names (`{{fact.ID}}`,
`{{source.ID}}`) and no `::: rights` prints, a reference that no text names (`{{ref.ID}}`, `#instrument-ID`), that is
the source of no fact in use and that no `::: instruments` prints, a record of a country that has no edition. Cite
it, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.evidence import Key, cited
from gesim_build.checks.analysis.records import CONTACTS, FACTS, REFERENCES, is_of_an_edition, place_of, records
from gesim_build.checks.analysis.sample_records import sample_contact, sample_reference
from gesim_build.checks.analysis.texts import files, texts
from gesim_build.checks.check import BookContext, BookExample
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book

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

# What a directive prints: a register, and which kind of its records.
_PRINTED = {"rights_open": (FACTS, "provision"), "instruments_open": (REFERENCES, "instrument")}


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the registers with what the texts name and the directives print."""
    used = {*cited(texts(book)), *_printed(book)}
    facts = (fact for fact in records(book, FACTS) if (FACTS, fact.id) in used)
    used |= {(REFERENCES, str(fact.fields.get("reference"))) for fact in [*facts]}
    for record in records(book, CONTACTS, FACTS, REFERENCES):
        if not is_of_an_edition(record, context):
            text, hint = f"no edition is for {record.country}, the country of {record.id}", "Correct the country."
        elif record.register != CONTACTS and (record.register, record.id) not in used:
            text, hint = f"no text cites the {record.register[:-1]} {record.id}", "Cite it, or delete it."
        else:
            continue
        yield Diagnostic(SEVERITY, CODE, text, place_of(record), hint)


def _printed(book: Book) -> Iterator[Key]:
    """The records that tables of the book print."""
    directives = {token.type for chapter in files(book) for token in chapter.tokens}
    kinds = [_PRINTED[name] for name in _PRINTED if name in directives]
    for record in records(book, FACTS, REFERENCES):
        if (record.register, record.fields.get("kind")) in kinds:
            yield record.register, record.id
