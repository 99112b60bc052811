"""The register of facts, and their sources in the register of references."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Source
from gesim_build.registers.definitions import source_problems
from gesim_build.registers.parse import parse_register
from tests.registers.samples import FACTS, FIGURE, LATVIAN, OF_LATVIA, PROVISION, REFERENCES
from tests.schemas import BY_TABLE


def codes(text: str) -> list[tuple[str, int]]:
    _, problems = parse_register(BY_TABLE["fact"], Source("handbook/facts.toml", text))
    return [(p.code, p.location.line) for p in problems]


def problems(facts: str, references: str) -> list[Diagnostic]:
    records = [
        *parse_register(BY_TABLE["reference"], Source("handbook/references.toml", references))[0],
        *parse_register(BY_TABLE["fact"], Source("handbook/facts.toml", facts))[0],
    ]
    return list(source_problems(records))


def sources(facts: str, references: str) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.location), p.hint) for p in problems(facts, references)]


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
    (other,) = problems(PROVISION.replace('"cets"', '"x-1"'), REFERENCES)
    assert other.message == "there is no reference x-1"
    assert other.hint == "Add it to handbook/references.toml: every fact has its source."


def test_a_fact_of_every_edition_has_no_source_of_one_country() -> None:
    (found,) = problems(OF_LATVIA.replace('country = "LV"\n', ""), LATVIAN)
    assert (found.code, str(found.location)) == ("foreign-record", "handbook/facts.toml:4")
    assert found.message == "the reference lv-344 belongs to the edition for LV only, this fact does not"
    assert found.hint == 'Give this fact country = "LV" too.'
    assert [str(place) for place in found.related] == ["handbook/references.toml:1"]


def test_a_fact_of_one_country_may_have_a_source_of_all_but_not_one_of_another() -> None:
    assert problems(PROVISION + 'country = "LV"\n', REFERENCES) == []
    assert [p.code for p in problems(OF_LATVIA.replace('"LV"', '"LT"'), LATVIAN)] == ["foreign-record"]
