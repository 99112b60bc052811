"""Whose matter a record is: that of the reviews which the chapters need that use it."""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.checks.analysis.evidence import Key, cited, printed_by
from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.texts import chapter_texts, files
from gesim_build.model import Book
from gesim_build.registers.definitions import Fact, Reference


def reviewers(book: Book) -> Mapping[Key, tuple[str, ...]]:
    """The reviews by record, sorted.

    A record that a table prints (``::: rights``) is a matter of the chapter with the table alone, whoever cites it
    besides. What a fact is for, its source is for too.
    """
    printed: dict[Key, set[str]] = {}
    named: dict[Key, set[str]] = {}
    for chapter in files(book):
        if review := str(chapter.meta.get("review") or ""):
            for record in printed_by(book, chapter):
                printed.setdefault(record, set()).add(review)
            for record in cited(chapter_texts(chapter)):
                named.setdefault(record, set()).add(review)
    found = {**named, **printed}
    for fact in records(book, Fact):
        source: Key = (Reference, fact.reference)
        if source not in printed:
            found[source] = found.get(source, set()) | found.get((Fact, fact.id), set())
    return {record: tuple(sorted(reviews)) for record, reviews in found.items()}
