"""An abbreviation is in the list, and no text of the book has it.

Readers look up what they have met: a list of abbreviations has those that the text uses, as it writes them, or with an
ending: "NGOs". Correct its short form, or delete the record. It is looked for in the English texts, in the records of
the registers and in the addresses of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.analysis.texts import chapter_texts, files, record_texts
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.languages.stems import abbreviation, written_words
from gesim_build.model import Book
from gesim_build.registers.abbreviations import Abbreviation
from gesim_build.registers.definitions import Reference

KIND = Kind.PROJECT
CODE = "unused-abbreviation"
SEVERITY = Severity.WARNING
_LIST = {"abbreviations.toml": sample(Abbreviation)}
_MARKED = {"abbreviations.toml": sample(Abbreviation, short="*EU*")}
_NGO = {"abbreviations.toml": sample(Abbreviation, short="NGO", long="Non-governmental organisation")}
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={**_LIST, "chapters/10-a.md": "# A {#a}\n\nWhat EU law says.\n"},
        bad={**_LIST, "chapters/10-a.md": "# A {#a}\n\nWhat the law of the Union says.\n"},
    ),
    BookExample(
        good={**_NGO, "chapters/10-a.md": "# A {#a}\n\nAsk the NGOs there.\n"},
        bad={**_NGO, "chapters/10-a.md": "# A {#a}\n\nAsk for ENGOs there.\n"},
    ),
    BookExample(
        good={**_MARKED, "chapters/10-a.md": "# A {#a}\n\nWhat EU law says.\n"},
        bad={**_MARKED, "chapters/10-a.md": "# A {#a}\n\nWhat the law of the Union says.\n"},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look for each short form in all texts but its own."""
    book = context.with_other_publications(book)
    listed = list(records(book, Abbreviation))
    everything = "\n".join(_texts(book)) if listed else ""
    with_endings = frozenset(map(abbreviation, written_words(everything)))
    for record in listed:
        short = read(record.short).text
        alone = rf"(?<!\w){re.escape(short)}(?![^\W\d_])"
        if short not in with_endings and not re.search(alone, everything):
            text = f"no text has the abbreviation {short}"
            hint = "Write it as the text does, or delete it from the list."
            yield Diagnostic(SEVERITY, CODE, text, record.where("short"), hint)


def _texts(book: Book) -> Iterator[str]:
    """Every text that an edition may print, but those of the list itself."""
    yield from (text.content for chapter in files(book) for text in chapter_texts(chapter))
    others = (record for record in book.records if not isinstance(record, Abbreviation))
    yield from (text.content for record in others for text in record_texts(record))
    yield from (f"{record.number} {record.url}" for record in records(book, Reference))
