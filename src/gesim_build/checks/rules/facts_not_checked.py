"""The book says that facts were last checked on a day when none was.

`{{facts.checked}}` prints `facts_checked` of handbook.toml, or else the date of the edition. No record of the
registers was read at its source (`read_on`), or compared with it (`compared_on`), on that day or later: write the day
of the last check, or check the records.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.records import checked_records, date_of
from gesim_build.checks.analysis.sample_records import sample_reference
from gesim_build.checks.analysis.texts import texts
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book, TitlePage

KIND = Kind.BOOK
CODE = "facts-not-checked"
SEVERITY = Severity.WARNING
_CHAPTER = {"chapters/10-a.md": "# A {#a}\n\nLast checked: {{facts.checked}}. {{ref.report}}\n"}
_VALUE = "facts.checked"
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_CHAPTER, "references.toml": sample_reference()},
        bad={**_CHAPTER, "references.toml": sample_reference(read_on=dt.date(2026, 10, 1))},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the day that the editions print with the latest check of a record."""
    dates = ((record, key) for record in checked_records(book) for key in ("read_on", "compared_on"))
    days = [day for record, key in dates if (day := date_of(record, key))]
    claimed = max(edition.facts_checked for edition in context.editions.values())
    if days and max(days) < claimed and any(_VALUE in read(text.content).values for text in texts(book)):
        place = next(record.location for record in book.records if isinstance(record, TitlePage))
        hint = f"Set facts_checked = {max(days)} in [book], or check the records."
        text = f"facts are said to be last checked on {claimed}, and no record was checked after {max(days)}"
        yield Diagnostic(SEVERITY, CODE, text, place, hint)
