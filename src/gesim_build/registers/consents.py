"""The register of consents: what the people whose stories are printed have agreed to. It holds no name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gesim_build.diagnostics import Diagnostic, error
from gesim_build.model import Record
from gesim_build.registers.register import Register
from gesim_build.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """What a person has agreed to. Its id is that of the chapter with the story: the file's name without number."""

    scope: str = key(required=True)
    publications: tuple[str, ...] = key(required=True)
    given_on: dt.date = key(required=True)
    ends_on: dt.date = key(required=True, default=dt.date.max)
    withdrawal: str = key(required=True)
    withdrawn_on: dt.date | None = key()


def consent_problems(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """``contradictory-consent``: one that ends, or is withdrawn, before it begins."""
    for one in (record for record in records if isinstance(record, Consent)):
        for name in ("ends_on", "withdrawn_on"):
            day = getattr(one, name)
            if name in one.lines and day and day < one.given_on:
                text, hint = f"{name} is before given_on, {one.given_on}", "Compare both with the form that was signed."
                yield error("contradictory-consent", text, one.where(name), hint)


CONSENTS = Register(
    path="handbook/consents.toml",
    table="consent",
    title="Consents",
    record=Consent,
    problems=consent_problems,
    sample={
        "id": "story",
        "scope": "The story as it is printed, without place and year, in all languages.",
        "publications": ["stories"],
        "given_on": dt.date(2026, 6, 1),
        "ends_on": dt.date(2028, 5, 31),
        "withdrawal": "A word to the counsellor is enough, who tells the publisher on the same day.",
    },
)
