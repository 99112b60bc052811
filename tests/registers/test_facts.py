"""The register of facts, and their sources in the register of references."""

from __future__ import annotations

import pytest

from gesim_build.model import Source
from gesim_build.registers.definitions import source_problems
from gesim_build.registers.parse import parse_register
from tests.registers.samples import FACTS, FIGURE, LATVIAN, OF_LATVIA, PROVISION, REFERENCES
from tests.schemas import BY_TABLE


def codes(text: str) -> list[tuple[str, int]]:
    _, problems = parse_register(BY_TABLE["fact"], Source("handbook/facts.toml", text))
    return [(p.code, p.location.line) for p in problems]


def sources(facts: str, references: str) -> list[tuple[str, str, str]]:
    records = [
        *parse_register(BY_TABLE["reference"], Source("handbook/references.toml", references))[0],
        *parse_register(BY_TABLE["fact"], Source("handbook/facts.toml", facts))[0],
    ]
    return [(p.code, str(p.location), p.hint) for p in source_problems(records)]


def test_the_samples_are_right() -> None:
    assert codes(FACTS) == []
    assert sources(FACTS, REFERENCES) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (FIGURE, "value = 14000\n", "", [("missing-key", 1)]),
        (FIGURE, "year = 2021\n", "", [("missing-key", 1)]),
        (FIGURE, 'reference = "report"\n', "", [("missing-key", 1)]),
        (FIGURE, "value = 14000", 'value = "14 000"', [("bad-value", 5)]),
        (FIGURE, "2017-18", "from 2017 on", [("bad-value", 6)]),
        (FIGURE, "2017-18", "2015-2020", []),
        (PROVISION, 'right = "Help"\n', "", [("missing-key", 1)]),
        (PROVISION, 'ask = "A lawyer."\n', "", [("missing-key", 1)]),
        (PROVISION, 'article = "12(6) and (7)"\n', "", []),
        (OF_LATVIA, 'unit = "days"', 'unit = "nights"', [("bad-value", 6)]),
    ],
)
def test_what_a_record_needs_depends_on_its_kind(
    text: str, old: str, new: str, expected: list[tuple[str, int]]
) -> None:
    assert old in text
    assert codes(text.replace(old, new)) == expected


def test_what_is_not_printed_is_not_translated() -> None:
    (figure, provision), _ = parse_register(BY_TABLE["fact"], Source("f", FIGURE + PROVISION))
    assert figure.translatable == ()
    assert provision.translatable == ("right", "statement", "ask")


def test_every_fact_has_its_source() -> None:
    ((code, place, hint),) = sources(PROVISION.replace('"cets"', '"cetz"'), REFERENCES)
    assert (code, place, hint) == ("unknown-record", "handbook/facts.toml:4", "Did you mean cets?")


def test_a_fact_of_every_edition_has_no_source_of_one_country() -> None:
    fact = OF_LATVIA.replace('country = "LV"\n', "")
    ((code, place, hint),) = sources(fact, LATVIAN)
    assert (code, place) == ("foreign-record", "handbook/facts.toml:4")
    assert 'country = "LV"' in hint
