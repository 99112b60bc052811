"""The register of references."""

from __future__ import annotations

import pytest

from gesim_build.model import Source
from gesim_build.registers.parse import parse_register
from tests.registers.samples import CETS, LATVIAN, PAGE, REFERENCES
from tests.schemas import BY_TABLE


def codes(text: str) -> list[tuple[str, int]]:
    _, problems = parse_register(BY_TABLE["reference"], Source("handbook/references.toml", text))
    return [(p.code, p.location.line) for p in problems]


def test_the_samples_are_right() -> None:
    assert codes(REFERENCES) == []


def test_a_reference_belongs_to_every_edition_unless_it_names_its_country() -> None:
    (everywhere, latvian), _ = parse_register(BY_TABLE["reference"], Source("r", CETS + LATVIAN))
    assert (everywhere.country, latvian.country) == ("", "LV")
    assert everywhere.translatable == ("short", "title", "body", "place")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('short = "The Convention"\n', "", [("missing-key", 1)]),
        ('title = "Convention on Action"\n', "", [("missing-key", 1)]),
        ('kind = "instrument"', 'kind = "treaty"', [("bad-value", 3)]),
        ('confidence = "A"', 'confidence = "C"', [("bad-value", 11)]),
        ("date = 2005-05-16", 'date = "2005"', [("bad-value", 9)]),
        ("date = 2005-05-16", "date = 2005", []),
        ("review_on = 2027-11-23\n", "", [("missing-key", 1)]),
        ('body = "Council of Europe"', 'url = "ftp://example.org"', [("bad-value", 6)]),
    ],
)
def test_what_a_record_needs(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    assert old in CETS
    assert codes(CETS.replace(old, new)) == expected


def test_only_an_instrument_needs_a_short_name() -> None:
    assert "short" not in PAGE
    assert codes(PAGE) == []
