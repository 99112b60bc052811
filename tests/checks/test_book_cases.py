"""What all checks of books together find in small books, case by case: `tests/fixtures/books.md`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from gesim_build.checks import check_book
from gesim_build.checks.check import BookContext
from tests.cases import Case, Expect, cases_of
from tests.checks.books import EDITIONS, book_of, catalog_of

FILE = re.compile(r"^\[([\w./-]+)\]\n", re.MULTILINE)
DAY = re.compile(r"On (\d{4}-\d{2}-\d{2})")


@cases_of("books.md")
def test_books(case: Case, expect: Expect) -> None:
    """A title with a date, ``On 2027-01-31``, is looked at on that day, one with ``release`` as for a release."""
    files = _files(case.input)
    day = DAY.match(case.title)
    context = BookContext(
        files=frozenset(f"handbook/{name}" for name in files if "." in name),
        editions=EDITIONS,
        catalogs={"de": catalog_of(dict(line.split(" = ") for line in files.get("de", "").split("\n") if line))},
        today=dt.date.fromisoformat(day[1]) if day else None,
        release="release" in case.title,
    )
    book = book_of({name: text for name, text in files.items() if "." in name})
    lines = []
    for found in check_book(book, context):
        lines += [f"{found.location} {found.severity} {found.code}: {found.message}", f"  {found.hint}"]
        lines += [f"  see {place}" for place in found.related]
    expect(case, "".join(f"{line}\n" for line in lines))


def _files(text: str) -> Mapping[str, str]:
    """The files of a case by their paths below handbook/; ``de`` has translations, ``English = German`` a line."""
    return dict(zip(FILE.findall(text), FILE.split(text)[2::2], strict=True))
