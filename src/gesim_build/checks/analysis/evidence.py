"""Which records a text cites, and which numbers they contain."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from gesim_build.checks.analysis.claims import claims
from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.numbers import plain, value, values
from gesim_build.checks.analysis.records import checked_records, records
from gesim_build.checks.analysis.texts import Text
from gesim_build.model import Book, Chapter, Record
from gesim_build.registers import BY_DIRECTIVE, BY_VALUE
from gesim_build.registers.definitions import Fact, Reference
from gesim_build.schema import keys_of

# The class of a record and its id.
Key = tuple[type[Record], str]

# The records that the target of a link (``#instrument-ID``) names, by how it begins.
_TARGETS = {f"#{listing.prefix}-": register.record for register, listing in BY_DIRECTIVE.values() if listing.prefix}
_DIGITS = re.compile(r"\d{3,}")


def cited(texts: Iterable[Text]) -> Iterator[Key]:
    """The records that texts name."""
    for text in texts:
        for name in text.markup.values:
            kind, _, rest = name.partition(".")
            if kind in BY_VALUE:
                yield BY_VALUE[kind].record, rest.partition(".")[0]
        for target in text.targets:
            for start, record in _TARGETS.items():
                if target.startswith(start):
                    yield record, target.removeprefix(start)


def printed_by(book: Book, chapter: Chapter) -> Iterator[Key]:
    """The records that the directives of a chapter print."""
    tokens = {token.type for token in chapter.tokens}
    for name, (register, listing) in BY_DIRECTIVE.items():
        if f"{name}_open" in tokens:
            yield from ((type(one), one.id) for one in records(book, register.record) if listing.has(one))


def numbers_by_record(book: Book) -> Mapping[Key, frozenset[str]]:
    """The numbers that are behind each record: its own, those of a fact's source, those of a reference's facts."""
    own = {(type(record), record.id): frozenset(_numbers(record)) for record in checked_records(book)}
    behind = {key: set(numbers) for key, numbers in own.items()}
    for fact in records(book, Fact):
        source: Key = (Reference, fact.reference)
        behind[Fact, fact.id] |= own.get(source, frozenset())
        if source in behind:
            behind[source] |= own[Fact, fact.id]
    return {key: frozenset(numbers) for key, numbers in behind.items()}


def _numbers(record: Record) -> Iterator[str]:
    """The numbers in a record: all that claim something, its value and years, and what official numbers consist of."""
    for key in (key for key in keys_of(type(record)) if key in record.lines):
        field = getattr(record, key)
        if isinstance(field, dt.date):
            yield str(field.year)
        elif isinstance(field, str):
            text = read(field).text
            yield from (claim.value for claim in claims(text))
            yield from _DIGITS.findall(text)
            yield from (number for number in values(text) if _DIGITS.search(number))
        elif isinstance(field, int | float) and not isinstance(field, bool):
            yield value(plain(field))
        if key == "period":
            yield from _years(str(field))


def _years(period: str) -> Iterator[str]:
    """Every year of a period: "2015-20" is 2015 to 2020."""
    first, _, last = period.partition("-")
    last = first[: len(first) - len(last)] + last
    if first.isdigit() and last.isdigit():
        yield from (str(year) for year in range(int(first), int(last) + 1))
