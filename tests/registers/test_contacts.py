"""The register of contacts: what is refused."""

from __future__ import annotations

import pytest

from gesim_build.model import Source
from gesim_build.registers.parse import parse_register
from tests.schemas import BY_TABLE

CONTACT = """\
[[contact]]
id = "a"
name = "A"
country = "IE"
kind = "helpline"
number = "+35315550000"
source = "s"
read_on = 2026-11-23
expires_on = 2027-11-23
call_test = "due"
status = "print"
"""


def codes(text: str) -> list[tuple[str, int]]:
    _, problems = parse_register(BY_TABLE["contact"], Source("handbook/contacts.toml", text))
    return [(p.code, p.location.line) for p in problems]


def test_a_complete_contact_is_a_record_of_its_country() -> None:
    (record,), problems = parse_register(BY_TABLE["contact"], Source("c", CONTACT))
    assert problems == ()
    assert (record.country, record.translatable, record.lines["name"]) == ("IE", ("name", "source"), 3)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('source = "s"\n', "", ("missing-key", 1)),
        ('number = "+35315550000"\n', "", ("missing-key", 1)),
        ('number = "+35315550000"', 'number = "01 555"', ("bad-value", 6)),
        ("read_on = 2026-11-23", 'read_on = "today"', ("bad-value", 8)),
        ('status = "print"', 'status = "hold"', ("missing-key", 1)),
        ('status = "print"', 'status = "hold"\nreason = " "', ("missing-key", 1)),
        ('status = "print"', 'state = "print"', ("unknown-key", 11)),
        ('country = "IE"', 'country = "XX"', ("bad-value", 4)),
        ("read_on = 2026-11-23", "read_on = 26", ("bad-value", 8)),
        ("read_on = 2026-11-23", "checked_on = 2026-11-23", ("unknown-key", 8)),
        ('call_test = "due"', 'call_test = "passed"', ("missing-key", 1)),
    ],
)
def test_incomplete_contacts_are_told(old: str, new: str, expected: tuple[str, int]) -> None:
    assert expected in codes(CONTACT.replace(old, new))


def test_what_was_not_read_has_no_day_and_an_old_key_says_what_to_write() -> None:
    for read in ("", "read_on = 2026", "read_on = 2026-11-23\ncompared_on = 2026-11-23"):
        assert codes(CONTACT.replace("read_on = 2026-11-23", read)) == []
    _, (old,) = parse_register(BY_TABLE["contact"], Source("c", CONTACT.replace("read_on", "checked_on")))
    assert old.hint.startswith("Write read_on, the day on which somebody read the source, compared_on")


def test_an_id_is_defined_once() -> None:
    assert codes(CONTACT + CONTACT) == [("duplicate-record", 12)]


@pytest.mark.parametrize("languages", ['["en", "xx"]', "[1]"])
def test_a_language_must_exist(languages: str) -> None:
    assert codes(f"{CONTACT}languages = {languages}\n") == [("bad-value", 12)]
    assert codes(f'{CONTACT}languages = ["en", "lt"]\n') == []
