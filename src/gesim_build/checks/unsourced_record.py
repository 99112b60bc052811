"""A record that would be printed has no source that a reader could look up.

`source = "None: not looked up"` is no source: put the contact on hold until somebody has found one. A
reference needs something by which it can be found: who adopted or published it, its number, where it is
printed, or its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.check import BookExample, Surroundings
from gesim_build.checks.records import CONTACTS, REFERENCES, place_of, records
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.printing import is_held

CODE = "unsourced-record"
SEVERITY = Severity.ERROR
_CONTACT = """[[contact]]
id = "line"
name = "Helpline"
country = "EU"
kind = "helpline"
number = "116999"
availability = "At any hour."
languages = ["en"]
source = "{}"
checked_on = 2026-11-23
expires_on = 2027-11-23
call_test = "due"
status = "{}"
"""
_REFERENCE = """[[reference]]
id = "report"
kind = "publication"
title = "Report"
confidence = "A"
checked_on = 2026-11-23
review_on = 2027-11-23
"""
_CHAPTER = {"chapters/10-a.md": "# A {#a}\n\n{{ref.report}}\n"}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"contacts.toml": _CONTACT.format("Page of 6 June 2025", "print")},
        bad={"contacts.toml": _CONTACT.format("None: not looked up", "print")},
    ),
    BookExample(
        good={"contacts.toml": _CONTACT.format("None: not looked up", 'hold"\nreason = "Not looked up.')},
        bad={"contacts.toml": _CONTACT.format("?", "print")},
    ),
    BookExample(
        good={**_CHAPTER, "references.toml": f'{_REFERENCE}body = "European Commission"\n'},
        bad={**_CHAPTER, "references.toml": _REFERENCE},
    ),
)

_NONE = re.compile(r"\W*(?:(?:none|unknown|unsourced|not looked up|not known|n/a|to do|todo|tbd)\b.*)?", re.I | re.S)
_FINDS = ("body", "number", "published", "url")


def check(book: Book, around: Surroundings) -> Iterator[Diagnostic]:
    """Look at the sources of contacts that are not on hold, and at all references. Facts name a reference anyway."""
    del around
    for record in records(book, CONTACTS):
        source = str(record.fields.get("source", ""))
        if not is_held(record) and _NONE.fullmatch(source):
            text = f"contact {record.id} would be printed, and its source is “{source}”"
            hint = 'Say where the number was found, or write status = "hold" and the reason.'
            yield Diagnostic(SEVERITY, CODE, text, place_of(record, "source"), hint)
    for record in records(book, REFERENCES):
        if not any(str(record.fields.get(key, "")).strip() for key in _FINDS):
            text = f"nobody could find reference {record.id}"
            yield Diagnostic(SEVERITY, CODE, text, place_of(record), f"Add one of {', '.join(_FINDS)}.")
