"""A contact that would be printed has no source.

`source = "None: not looked up"` is no source, and "common knowledge" neither: put the contact on hold until somebody
has found one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_contact
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact

KIND = Kind.BOOK
CODE = "unsourced-record"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"contacts.toml": sample_contact(source="Page of 6 June 2025")},
        bad={"contacts.toml": sample_contact(source="None: not looked up")},
    ),
    BookExample(
        good={"contacts.toml": sample_contact(source="None: not looked up", status="hold", reason="Not looked up.")},
        bad={"contacts.toml": sample_contact(source="?")},
    ),
    BookExample(
        good={"contacts.toml": sample_contact(source="Directive (EU) 2018/1972, Article 109(1)")},
        bad={"contacts.toml": sample_contact(source="Common knowledge: the emergency number")},
    ),
)

_NONE = re.compile(
    r"\W*(?:(?:none|unknown|unsourced|not looked up|not known|n/a|to do|todo|tbd"
    r"|(?:common|general) knowledge|well[- ]known|(?:from )?memory)\b.*)?",
    re.I | re.S,
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the sources of contacts that are not on hold. A fact always names a reference."""
    del context
    for record in records(book, Contact):
        if not record.is_held() and _NONE.fullmatch(record.source):
            text = f"contact {record.id} would be printed, and its source is “{record.source}”"
            hint = 'Say where the number was found, or write status = "hold" and the reason.'
            yield Diagnostic(SEVERITY, CODE, text, record.where("source"), hint)
