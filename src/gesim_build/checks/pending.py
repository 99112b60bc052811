"""What only people can supply: calls, reading at the source, answers, reviews. Known to be open, so no finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from gesim_build.checks.analysis.places import places_of
from gesim_build.checks.analysis.records import name_of, records
from gesim_build.checks.analysis.reviewers import reviewers
from gesim_build.checks.rules.untraceable_reference import is_traceable
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Edition, Pending, Record
from gesim_build.registers.definitions import Contact, Fact, Reference, Term
from gesim_build.registers.questions import Question
from gesim_build.vocabulary import Review

# The kinds in the order in which they are listed, each with what a person has to do.
KINDS: Mapping[str, str] = {
    "call-test": "Call the number, and note in call_test and tested_on that it was answered",
    "confirm-contact": "Find a source that confirms a contact which is on hold; until then it is not printed",
    "verify": "Read the record at its source, and set its confidence to A",
    "find-source": "Find out where a reference is published, and give its address",
    "answer": "Find out what is open with a source, country by country",
    "question": "Answer the question; then let the text say so, and delete the record",
    "decide-term": "Have a native specialist decide what a term is called, and take the language out of undecided",
    "specialist-review": "Have a specialist review the chapter",
    "translation-review": "Have a specialist who is a native speaker review the translation, and sign it: gesim review",
}


def pending(
    book: Book,
    editions: Mapping[str, Edition],
    language: str,
    places: Mapping[str, Location],
    reviews: Mapping[str, Review],
    signed: Mapping[str, frozenset[str]] = MappingProxyType({}),
    candidates: Mapping[tuple[str, str], Sequence[str]] = MappingProxyType({}),
) -> tuple[Pending, ...]:
    """All that is open in a book in ``language`` and in some editions, in the order of `KINDS`.

    ``places`` are those of the editions in the configuration, ``reviews`` those of the vocabulary,
    ``signed`` has the reviews that were signed in the source language, by the path of the chapter; ``candidates`` what
    a term is called so far, by its id and the language.
    """
    countries = {"", *(edition.country for edition in editions.values())}
    matters = reviewers(book)
    found = [
        one
        for record in book.records
        if record.country in countries
        for one in _of_record(record, matters.get((type(record), record.id), ()))
    ]
    found += _questions(book, {*editions, *reviews})
    found += _terms(book, editions, candidates)
    found += _reviews(book, reviews, signed)
    found += (
        Pending("translation-review", f"the edition {edition.code}", places[code], edition.country, asked_of=(code,))
        for code, edition in editions.items()
        if code != language and not edition.reviewed
    )
    return tuple(sorted(found, key=lambda one: [*KINDS].index(one.kind)))


def _of_record(record: Record, asked: tuple[str, ...]) -> Iterator[Pending]:
    def open_(kind: str, what: str, key: str) -> Pending:
        return Pending(kind, what, record.where(key), record.country, asked_of=asked)

    if isinstance(record, Contact) and record.is_held():
        yield open_("confirm-contact", f"{name_of(record)}: {record.reason}", "status")
    elif isinstance(record, Contact) and record.call_test == "due":
        yield open_("call-test", f"{name_of(record)}: {record.shown}", "call_test")
    elif isinstance(record, Fact | Reference) and record.confidence == "B":
        yield open_("verify", name_of(record), "confidence")
    if isinstance(record, Reference) and not is_traceable(record):
        yield open_("find-source", f"{name_of(record)}: {record.title}", "title")
    if isinstance(record, Reference) and record.open:
        yield open_("answer", f"{name_of(record)}: {record.open}", "open")


def _questions(book: Book, roles: Collection[str]) -> Iterator[Pending]:
    """The questions to somebody who is asked now: for the editions in question, or in a review."""
    places = places_of(book)
    for one in records(book, Question):
        if asked := tuple(name for name in one.asked_of if name in roles):
            about = tuple(places[name] for name in one.about if name in places)
            yield Pending("question", one.question, one.where("question"), asked_of=asked, about=about)


def _terms(
    book: Book, editions: Mapping[str, Edition], candidates: Mapping[tuple[str, str], Sequence[str]]
) -> Iterator[Pending]:
    """The open terms, language by language: each has a specialist of its own."""
    for code in editions:
        for term in (term for term in records(book, Term) if code in term.undecided):
            known = tuple(candidates.get((term.id, code), ()))
            what, place = f"{name_of(term)}: {code}", term.where("undecided")
            yield Pending("decide-term", what, place, candidates=known, asked_of=(code,))


def _reviews(book: Book, reviews: Mapping[str, Review], signed: Mapping[str, frozenset[str]]) -> Iterator[Pending]:
    for chapter in book.chapters:
        name = chapter.meta.get("review")
        if name and (review := reviews.get(name)) and name not in signed.get(chapter.path, ()):
            what, place = f"{chapter.slug}, by {review.by}", Location(chapter.path, 1)
            yield Pending("specialist-review", what, place, asked_of=(name,))
