"""The register of the index: how its entries belong together, and what is wrong with that."""

from __future__ import annotations

import pytest

from gesim_build.model import Source
from gesim_build.registers.index import IndexEntry, index_problems
from gesim_build.registers.parse import parse_register
from tests.schemas import BY_TABLE

REGISTER = "handbook/index.toml"
TERM = '[[term]]\nid = "code"\nterm = "Code"\ndefinition = "What a code is."\n'
PHONES = '[[entry]]\nid = "phones"\nheading = "Phones"\n'


def told(text: str) -> list[tuple[str, str, int, str]]:
    terms, _ = parse_register(BY_TABLE["term"], Source("handbook/glossary.toml", TERM))
    entries, wrong = parse_register(BY_TABLE["entry"], Source(REGISTER, text))
    assert not wrong
    found = index_problems((*terms, *entries))
    return [(one.code, one.message, one.location.line, one.hint) for one in found]


def entry(id: str, *lines: str) -> str:
    return "\n".join(("[[entry]]", f'id = "{id}"', f'heading = "{id.title()}"', *lines, ""))


@pytest.mark.parametrize(
    "text",
    [
        PHONES,
        PHONES + entry("calls", 'under = "phones"'),
        PHONES + entry("codes", 'see = ["code"]') + entry("safety", 'see_also = ["code", "phones"]'),
        PHONES + entry("calls", 'under = "code"'),
        PHONES + entry("calls", 'words = ["call"]', 'at = ["room"]', 'see_also = ["phones"]'),
    ],
)
def test_entries_name_others_and_terms_of_the_glossary(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("name", ["under", "see", "see_also"])
def test_an_entry_that_there_is_not_has_its_near_match(name: str) -> None:
    def value(id: str) -> str:
        return f'{name} = "{id}"' if name == "under" else f'{name} = ["{id}"]'

    message = "there is no entry phone of the index"
    assert told(PHONES + entry("calls", value("phone"))) == [
        ("unknown-record", message, 7, "Did you mean phones?"),
    ]
    (found,) = told(PHONES + entry("calls", value("zebra")))
    assert found[2:] == (7, "Add it to handbook/index.toml.")
    assert told(PHONES + entry("calls", value("calls"))) == [
        ("bad-value", "the entry calls leads to itself", 7, "Name another entry."),
    ]


@pytest.mark.parametrize(
    ("line", "given"), [('words = ["call"]', "words"), ('at = ["room"]', "at"), ('see_also = ["code"]', "see_also")]
)
def test_what_only_refers_leads_to_no_places(line: str, given: str) -> None:
    assert told(PHONES + entry("calls", line, 'see = ["phones"]')) == [
        ("bad-value", f"the entry calls has see, and {given} besides", 8,
         "Say see_also where the entry leads to places too."),
    ]  # fmt: skip


def test_there_is_nothing_below_a_sub_entry() -> None:
    below = entry("calls", 'under = "phones"') + entry("night", 'under = "calls"')
    assert told(PHONES + below) == [
        ("bad-value", "the entry night is under calls, which is under another one itself", 11,
         "There are entries and sub-entries, and none below."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "phrases"),
    [((), ("Calls",)), (('words = ["call", "ring"]',), ("call", "ring")), (('at = ["room"]',), ()),
     (('see = ["phones"]',), ()), (('at = ["room"]', 'words = ["call"]'), ("call",))],
)  # fmt: skip
def test_what_is_looked_for(lines: tuple[str, ...], phrases: tuple[str, ...]) -> None:
    records, _ = parse_register(BY_TABLE["entry"], Source(REGISTER, entry("calls", *lines)))
    assert [one.phrases for one in records if isinstance(one, IndexEntry)] == [phrases]
