"""A cross-reference names an id that does not exist.

`[](#risk)` needs a heading, figure, table, box or form with `{#risk}`; `[word](#term-ID)`,
`[word](#instrument-ID)` and `[word](#contact-ID)` a term, an instrument or a contact that a chapter prints
(`::: glossary`, `::: instruments`, `::: contacts`): not one that is on hold or has expired. What is in
every edition can only refer to what every edition has: not into a national insert, not to an instrument or a
contact of one country.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from gesim_build.checks.analysis.ids import ids
from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.sample_records import sample_contact, sample_reference
from gesim_build.checks.analysis.texts import texts
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book

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
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at every link in the English text."""
    everywhere = {identifier for identifier, _ in ids(book, day=context.edition_date)}
    national = {
        country: {name for name, _ in ids(book, country, context.edition_date)} for country in context.countries
    }
    for text in texts(book):
        known = national.get(text.country, everywhere)
        for link in read(text.content).links:
            if link.target.startswith("#") and link.target[1:] not in known:
                hint = _hint(link.target[1:], known, national)
                yield Diagnostic(SEVERITY, CODE, f"there is no {link.target}", text.location, hint)


def _hint(name: str, known: Collection[str], national: Mapping[str, Collection[str]]) -> str:
    elsewhere = [country for country, names in national.items() if name in names]
    if elsewhere:
        where = ", ".join(sorted(elsewhere))
        return f"Only the edition of {where} prints it: refer to it in texts of that country, or say what it is."
    near = difflib.get_close_matches(name, sorted(known), 1)
    return f"Did you mean #{near[0]}?" if near else "Ids come after headings and directive titles: {#id}."
