"""``facts.toml``: figures, and what the law provides. Every fact cites a record of ``references.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.model import Record
from gesim_build.registers.field import CONFIDENCE, COUNTRY, COUNTRY_FORM, Field, Register, When

FIGURE, PROVISION = "figure", "provision"
_FIGURES, _PROVISIONS = When("kind", (FIGURE,)), When("kind", (PROVISION,))

FACTS = Register(
    "handbook/facts.toml",
    "fact",
    {
        "kind": Field(required=True, choices=(FIGURE, PROVISION)),
        "reference": Field(required=True),
        "article": Field(),
        "value": Field("number", required=_FIGURES),
        "unit": Field(choices=("", "percent", "days", "months", "years")),
        "period": Field(pattern=r"\d{4}(?:-\d{2}|-\d{4})?", form="a year or two: 2017, 2017-18, 2015-2020"),
        "year": Field("year", required=_FIGURES),
        "right": Field(required=_PROVISIONS, translated=_PROVISIONS),
        "statement": Field(required=True, translated=_PROVISIONS),
        "ask": Field(required=_PROVISIONS, translated=_PROVISIONS),
        "country": Field(pattern=COUNTRY, form=COUNTRY_FORM),
        "confidence": Field(required=True, choices=CONFIDENCE),
        "checked_on": Field("date", required=True),
        "review_on": Field("date", required=True),
    },
)


def source_problems(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Facts whose source is not in the register of references, or not in every edition that prints the fact.

    Codes: ``unknown-record``, ``foreign-record``.
    """
    references = {record.id: record for record in records if record.register == "references"}
    for fact in records:
        if fact.register == "facts" and isinstance(name := fact.fields.get("reference"), str):
            place = Location(fact.location.path, fact.lines.get("reference", fact.location.line))
            source = references.get(name)
            if source is None:
                yield _unknown(name, place, references)
            elif source.country not in ("", fact.country):
                hint = f'Give this fact country = "{source.country}" too.'
                what = f"the reference {name} belongs to the edition for {source.country} only, this fact does not"
                yield error("foreign-record", what, place, hint, source.location)


def _unknown(name: str, place: Location, known: Mapping[str, Record]) -> Diagnostic:
    near = get_close_matches(name, known, 1)
    hint = f"Did you mean {near[0]}?" if near else "Add it to handbook/references.toml: every fact has its source."
    return error("unknown-record", f"there is no reference {name}", place, hint)
