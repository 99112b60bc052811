"""A cross-reference names an id that does not exist.

`[](#risk)` needs a heading, figure, table, box or form with `{#risk}`; `[word](#term-ID)`,
`[word](#instrument-ID)` and `[word](#contact-ID)` a term, an instrument or a contact that a chapter prints
(`::: glossary`, `::: instruments`, `::: contacts`): not one that is on hold or has expired. What is in
every edition can only refer to what every edition has: not into a national insert, not to an instrument or a
contact of one country.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterator, Mapping

from gesim_build.checks.analysis.ids import ids
from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.records import name_of
from gesim_build.checks.analysis.sample_records import sample_contact, sample_reference
from gesim_build.checks.analysis.texts import Text, texts
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book, Record
from gesim_build.registers import BY_RECORD, element_id
from gesim_build.registers.visibility import valid_until

KIND = Kind.BOOK
CODE = "unresolved-reference"
SEVERITY = Severity.ERROR
_INSTRUMENT = "# A {#a}\n\nSee [the Convention](#instrument-cets-197).\n\n::: instruments\n:::\n"
_CONTACT = "# A {#a}\n\nCall [the helpline](#contact-line).\n\n::: contacts\n:::\n"
_CONVENTION = {"id": "cets-197", "kind": "instrument", "short": "Convention", "number": "CETS 197"}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nSee [](#risk).\n\n## Risk {#risk}\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nSee [](#risks).\n\n## Risk {#risk}\n"},
    ),
    BookExample(
        good={"chapters/10-a.md": _INSTRUMENT, "references.toml": sample_reference(**_CONVENTION)},
        bad={"chapters/10-a.md": _INSTRUMENT, "references.toml": sample_reference(**_CONVENTION, country="DE")},
    ),
    BookExample(
        good={"chapters/10-a.md": _CONTACT, "contacts.toml": sample_contact()},
        bad={"chapters/10-a.md": _CONTACT, "contacts.toml": sample_contact(country="DE")},
    ),
    BookExample(
        good={"chapters/10-a.md": _CONTACT, "contacts.toml": sample_contact()},
        bad={"chapters/10-a.md": _CONTACT, "contacts.toml": sample_contact(status="hold", reason="Nobody answers.")},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at every link in the English text."""
    everywhere = {identifier for identifier, _ in ids(book, "", context.edition_date)}
    national = {
        country: {name for name, _ in ids(book, country, context.edition_date)} for country in context.countries
    }
    records = {name: record for record in book.records if (name := element_id(record))}
    for text in texts(book):
        known = national.get(text.country, everywhere)
        for link in read(text.content).links:
            if link.target.startswith("#") and link.target[1:] not in known:
                yield _finding(link.target[1:], text, records, known, national, context.edition_date)


def _finding(
    name: str,
    text: Text,
    records: Mapping[str, Record],
    known: Collection[str],
    national: Mapping[str, Collection[str]],
    day: dt.date,
) -> Diagnostic:
    """What to say of a name that is not ``known``; ``records`` are those that could be referred to, by their names."""
    record = records.get(name)
    if record is None or any(name in names for names in national.values()):
        return Diagnostic(SEVERITY, CODE, f"there is no #{name}", text.location, _hint(name, known, national))
    why, key, hint = _why_not_printed(record, day)
    message = f"#{name} is not printed: {name_of(record)} {why}"
    return Diagnostic(SEVERITY, CODE, message, text.location, hint, (record.where(key),))


def _why_not_printed(record: Record, day: dt.date) -> tuple[str, str, str]:
    """Why no chapter prints a record, the key that says so, and what to do."""
    until = valid_until(record)
    if record.is_held():
        return "is on hold", "status", 'Refer to another one; or, when it is right again, write status = "print".'
    if not record.is_printable(day):
        hint = f"Compare it with its source and write a later {until}; or refer to another one."
        return f"has expired on {getattr(record, until)}", until, hint
    if record.country:
        hint = "Refer to it in the texts of that country only, or say what it is."
        return f"belongs to the edition for {record.country}, which does not print it either", "country", hint
    listing = BY_RECORD[type(record)].listing(record)
    directive = listing.directive if listing else ""
    return "is in no table", "id", f"A chapter prints it with the lines “::: {directive}” and “:::”."


def _hint(name: str, known: Collection[str], national: Mapping[str, Collection[str]]) -> str:
    elsewhere = [country for country, names in national.items() if name in names]
    if elsewhere:
        where = ", ".join(sorted(elsewhere))
        return f"Only the edition of {where} prints it: refer to it in texts of that country, or say what it is."
    near = difflib.get_close_matches(name, sorted(known), 1)
    return f"Did you mean #{near[0]}?" if near else "Ids come after headings and directive titles: {#id}."
