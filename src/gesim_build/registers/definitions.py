"""The registers: the keys of their records, and the table of all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from gesim_build.cldr import is_country, is_language
from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.model import Record
from gesim_build.registers.abbreviations import ABBREVIATIONS
from gesim_build.registers.consents import CONSENTS
from gesim_build.registers.index import INDEX
from gesim_build.registers.projects import PROJECTS
from gesim_build.registers.questions import QUESTIONS
from gesim_build.registers.register import Listing, Register
from gesim_build.schema import DateOrYear, RequiredIf, Year, key
from gesim_build.urls import WEB_PLACE, is_web_address

# The country of a record that belongs to every edition. In a record it is empty.
EVERYWHERE = "EU"
INSTRUMENT, FIGURE, PROVISION = "instrument", "figure", "provision"

_COUNTRY: Mapping[str, Any] = {"pattern": r"[A-Z]{2}", "known": is_country, "form": "two capitals of ISO 3166, or EU"}
_LANGUAGES: Mapping[str, Any] = {"known": is_language, "form": 'the code of a language in ISO 639: ["en", "de"]'}
_NUMBER = "a plus, the country's code and the number, without spaces (+35312345678), or a short number of 3 to 6 digits"
_CONFIDENCE = ("A", "B")
# What there was before the days of reading, of comparing and of calling were told apart.
_REPLACED: Mapping[str, str] = {
    "checked_on": "Write read_on, the day on which somebody read the source, compared_on, the day on which the record "
    "was compared with it, and for a number that was called tested_on; leave out what did not happen, or is not known."
}
_IS_FIGURE, _IS_PROVISION = RequiredIf("kind", (FIGURE,)), RequiredIf("kind", (PROVISION,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A telephone number or a body. Nothing is printed without a source, a check and an expiry date."""

    name: str = key(required=True, translated=True)
    country: str = key(required=True, **_COUNTRY)
    kind: str = key(required=True, choices=("emergency", "helpline", "police", "body"))
    number: str = key(
        required=RequiredIf("kind", ("emergency", "helpline", "police")),
        pattern=r"\+[1-9]\d{6,14}|\d{3,6}",
        form=_NUMBER,
    )
    display: str = key()
    languages: tuple[str, ...] = key(**_LANGUAGES)
    availability: str = key(translated=True)
    chat: str = key(translated=True)
    caveat: str = key(translated=True)
    source: str = key(required=True, translated=True)
    read_on: DateOrYear | None = key()
    compared_on: dt.date | None = key()
    expires_on: dt.date = key(required=True, default=dt.date.max)
    call_test: str = key(required=True, choices=("due", "passed", "not applicable"))
    tested_on: dt.date | None = key(required=RequiredIf("call_test", ("passed",)))
    status: str = key(required=True, choices=("print", "hold"))
    reason: str = key(required=RequiredIf("status", ("hold",)))

    @property
    def shown(self) -> str:
        """The number as it is printed."""
        return self.display or self.number

    def is_held(self) -> bool:
        """Whether it is kept out of every edition."""
        return self.status == "hold"

    def is_printable(self, day: dt.date) -> bool:
        """Whether it may be printed on a day: it is not on hold, and has not expired."""
        return not self.is_held() and self.expires_on >= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Record):
    """A legal instrument, a publication or a page that the text cites."""

    kind: str = key(required=True, choices=(INSTRUMENT, "publication", "page"))
    short: str = key(required=RequiredIf("kind", (INSTRUMENT,)), translated=True)
    title: str = key(required=True, translated=True)
    body: str = key(translated=True)
    number: str = key()
    place: str = key(translated=True)
    date: DateOrYear | None = key()
    in_force: dt.date | None = key()
    published: str = key(translated=True)
    url: str = key(
        pattern=rf"https?://{WEB_PLACE}",
        known=is_web_address,
        form="an address that begins with https:// or http://",
    )
    note: str = key(translated=True)
    open: str = key(translated=True)
    country: str = key(**_COUNTRY)
    confidence: str = key(required=True, choices=_CONFIDENCE)
    read_on: DateOrYear | None = key(required=RequiredIf("confidence", ("A",)))
    compared_on: dt.date | None = key()
    review_on: dt.date = key(required=True, default=dt.date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """A figure, or what the law provides. Every fact cites a reference."""

    kind: str = key(required=True, choices=(FIGURE, PROVISION))
    reference: str = key(required=True)
    article: str = key()
    value: float | None = key(required=_IS_FIGURE)
    unit: str = key(choices=("", "percent", "days", "months", "years"))
    period: str = key(pattern=r"\d{4}(?:-\d{2}|-\d{4})?", form="a year or two: 2017, 2017-18, 2015-2020")
    year: Year | None = key(required=_IS_FIGURE)
    right: str = key(required=_IS_PROVISION, translated=_IS_PROVISION)
    statement: str = key(required=True, translated=_IS_PROVISION)
    ask: str = key(required=_IS_PROVISION, translated=_IS_PROVISION)
    country: str = key(**_COUNTRY)
    confidence: str = key(required=True, choices=_CONFIDENCE)
    read_on: DateOrYear | None = key(required=RequiredIf("confidence", ("A",)))
    compared_on: dt.date | None = key()
    review_on: dt.date = key(required=True, default=dt.date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A term that is explained. ``undecided`` are the languages whose word for it a specialist has yet to decide.

    ``never_say`` are wordings that the book must not use in its place, ``never_because`` says why.
    """

    term: str = key(required=True, translated=True)
    also: tuple[str, ...] = key()
    undecided: tuple[str, ...] = key(**_LANGUAGES)
    never_say: tuple[str, ...] = key()
    never_because: str = key()
    definition: str = key(required=True, translated=True)

    @property
    def names(self) -> tuple[str, ...]:
        """What the text calls it: its headword, then the other names."""
        return tuple(filter(None, (self.term, *self.also)))


def source_problems(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Facts whose source is not in the register of references, or not in every edition that prints the fact.

    Codes: ``unknown-record``, ``foreign-record``.
    """
    references = {record.id: record for record in records if isinstance(record, Reference)}
    for fact in records:
        if isinstance(fact, Fact) and fact.reference:
            place, source = fact.where("reference"), references.get(fact.reference)
            if source is None:
                yield _unknown(fact.reference, place, references)
            elif source.country not in ("", fact.country):
                hint = f'Give this fact country = "{source.country}" too.'
                what = f"the reference {source.id} belongs to the edition for {source.country} only, this fact does not"
                yield error("foreign-record", what, place, hint, source.location)


def _unknown(name: str, place: Location, known: Mapping[str, Record]) -> Diagnostic:
    near = get_close_matches(name, known, 1)
    hint = f"Did you mean {near[0]}?" if near else "Add it to handbook/references.toml: every fact has its source."
    return error("unknown-record", f"there is no reference {name}", place, hint)


_CHECKED, _LATER = dt.date(2026, 11, 23), dt.date(2027, 11, 23)
_READ: Mapping[str, Any] = {"confidence": "A", "read_on": _CHECKED, "review_on": _LATER}

# In the order in which they are read, and in which translators meet what no chapter prints.
REGISTERS: tuple[Register, ...] = (
    Register(
        path="handbook/contacts.toml",
        table="contact",
        title="Contacts",
        record=Contact,
        listings=(Listing("contacts", prefix="contact", label="name"),),
        valid_until="expires_on",
        replaced=_REPLACED,
        sample={
            "id": "line",
            "name": "Helpline",
            "country": EVERYWHERE,
            "kind": "helpline",
            "number": "116999",
            "availability": "At any hour.",
            "languages": ["en"],
            "source": "Page of 2026",
            "read_on": _CHECKED,
            "expires_on": _LATER,
            "call_test": "due",
            "status": "print",
        },
    ),
    Register(
        path="handbook/references.toml",
        table="reference",
        title="References",
        record=Reference,
        values=("ref",),
        cited=("short", "title", "body", "place", "published"),
        listings=(Listing("instruments", INSTRUMENT, prefix="instrument", label="short", is_table=True),),
        valid_until="review_on",
        replaced=_REPLACED,
        sample={"id": "report", "kind": "publication", "title": "Report", "body": "Agency", **_READ},
    ),
    Register(
        path="handbook/facts.toml",
        table="fact",
        title="Facts",
        record=Fact,
        values=("fact", "source"),
        listings=(Listing("rights", PROVISION, is_table=True),),
        valid_until="review_on",
        replaced=_REPLACED,
        problems=source_problems,
        sample={
            "id": "visitors",
            "kind": FIGURE,
            "reference": "report",
            "value": 14000,
            "period": "2017-18",
            "year": 2020,
            "statement": "Visitors counted.",
            **_READ,
        },
    ),
    Register(
        path="handbook/glossary.toml",
        table="term",
        title="Glossary",
        record=Term,
        listings=(Listing("glossary", prefix="term", label="term", is_scoped=False),),
        sample={"id": "consent", "term": "Consent", "definition": "What somebody agrees to, and knows."},
    ),
    ABBREVIATIONS,
    CONSENTS,
    PROJECTS,
    QUESTIONS,
    INDEX,
)
