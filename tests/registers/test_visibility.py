"""Which records an edition prints: its own and those of all countries, not on hold, and not past their day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from gesim_build.diagnostics import Location
from gesim_build.model import Edition, TitlePage
from gesim_build.registers.definitions import Contact, Fact, Term
from gesim_build.registers.visibility import (
    in_scope,
    is_expired,
    listed,
    numbers_of_edition,
    valid_until,
    written_forms,
)
from gesim_build.schema import typed

DAY = dt.date(2026, 11, 23)
NEXT, BEFORE = DAY + dt.timedelta(1), DAY - dt.timedelta(1)
GERMAN = Edition("de", "DE", DAY, DAY)
PLACE = Location("handbook/contacts.toml", 1)


def contact(country: str = "", number: str = "+4930123456", **fields: Any) -> Contact:
    every = {"id": "a", "number": number, "display": "030 123456", "status": "print", "expires_on": NEXT, **fields}
    return replace(typed(Contact, every, location=PLACE), country=country)


def fact(**fields: Any) -> Fact:
    return typed(Fact, {"id": "a", **fields}, location=PLACE)


@pytest.mark.parametrize(
    ("country", "scope", "printed"),
    [
        ("DE", "", True), ("DE", "national", True), ("DE", "european", False),
        ("", "", True), ("", "national", False), ("", "european", True),
        ("IE", "", False), ("IE", "national", False), ("IE", "european", False),
    ],
)  # fmt: skip
def test_a_scope_prints_the_countrys_own_those_of_all_or_both(country: str, scope: str, printed: bool) -> None:
    assert in_scope(contact(country), "DE", scope) is printed


@pytest.mark.parametrize(
    ("status", "until", "printed"),
    [("print", NEXT, True), ("print", DAY, True), ("print", BEFORE, False), ("hold", NEXT, False)],
)
def test_a_contact_is_printed_up_to_its_last_day_unless_it_is_on_hold(
    status: str, until: dt.date, printed: bool
) -> None:
    record = contact(status=status, expires_on=until)
    assert record.is_printable(DAY) is printed
    numbers = numbers_of_edition([record], GERMAN)
    assert bool(numbers) is printed


def test_a_record_has_expired_the_day_after_its_last_one() -> None:
    assert [is_expired(contact(expires_on=day), DAY) for day in (BEFORE, DAY, NEXT)] == [True, False, False]
    assert [is_expired(fact(review_on=day), DAY) for day in (BEFORE, DAY, NEXT)] == [True, False, False]


def test_a_record_without_a_day_never_expires() -> None:
    assert not is_expired(typed(Term, {"id": "a"}, location=PLACE), DAY)


def test_the_last_day_is_a_key_of_the_register() -> None:
    records = (contact(), fact(), typed(Term, {}, location=PLACE), typed(TitlePage, {}, location=PLACE))
    assert [valid_until(record) for record in records] == ["expires_on", "review_on", "", ""]


def test_a_directive_prints_what_is_of_its_register_kind_and_scope_and_may_be_printed() -> None:
    """Each record but the first two lacks one of these; nothing else keeps it out."""
    own = contact("DE", id="own", kind="helpline")
    of_all = contact("", id="all", kind="body")
    foreign, held = contact("LV", id="foreign"), contact("DE", id="held", status="hold")
    late = contact("DE", id="late", expires_on=BEFORE)
    right, figure = fact(id="right", kind="provision"), fact(id="figure", kind="figure")
    records = (figure, own, foreign, held, of_all, late, right)

    def ids(directive: str, scope: str = "") -> list[str]:
        return [record.id for record in listed(records, directive, "DE", DAY, scope)]

    assert ids("contacts") == ["own", "all"]
    assert ids("contacts", "national") == ["own"]
    assert ids("contacts", "european") == ["all"]
    assert ids("rights") == ["right"]
    assert ids("rights", "national") == []
    assert ids("glossary") == []
    assert [record.id for record in listed(records, "contacts", "DE", BEFORE)] == ["own", "all", "late"]
    assert [record.id for record in listed(records, "contacts", "DE", DAY)] == ["own", "all"]


def test_a_number_can_be_written_as_printed_and_with_plus_or_zeros() -> None:
    assert written_forms(contact()) == {"+4930123456", "004930123456", "030123456"}
    assert written_forms(contact(display="")) == {"+4930123456", "004930123456", "030123456"}
    assert written_forms(contact(number="116111", display="116 111")) == {"116111"}
    assert written_forms(contact(number="", display="")) == frozenset()


def test_an_edition_may_print_its_own_numbers_and_those_of_all_countries_only() -> None:
    records = [contact("DE"), contact(number="112", display="112"), contact("IE", "+35312345678", display="01"), fact()]
    assert numbers_of_edition(records, GERMAN) == {"+4930123456", "004930123456", "030123456", "112"}
