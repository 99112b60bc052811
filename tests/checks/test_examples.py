"""Every check's own examples: the good translation passes, the bad one is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.checks import COUNTRY_CHECKS, MESSAGE_CHECKS, TERM_CHECKS, TRANSLATION_CHECKS
from gesim_build.checks.analysis.terms import Term, prepared
from gesim_build.checks.check import Example, MessageCheck
from gesim_build.checks.rules import percent_space
from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.model import Message, Unit
from tests.conventions import load

CASES = [
    pytest.param(check, example, id=f"{check.CODE}-{number}")
    for check in MESSAGE_CHECKS
    for number, example in enumerate(check.EXAMPLES)
]


def findings(check: MessageCheck, example: Example, translation: str) -> list[Diagnostic]:
    """What a check finds in a translation of an example's English text."""
    unit = Unit("", example.source, example.kind, Location("handbook/chapters/10-x.md", 7), "X")
    message = Message("", example.source, translation, False, "", Location("translations/xx.po", 12))
    language = replace(load(example.language), fixed_space_before_percent=True)
    terms = prepared((Term(name, (wording,)) for name, wording in example.terms.items()), load("en"), language)
    terms = replace(terms, never=example.never)
    found = [d for other in TRANSLATION_CHECKS if other is check for d in other.check(unit, message, language)]
    for other in (other for other in COUNTRY_CHECKS if other is check):
        found += other.check(unit, message, language, example.country)
    found += [d for other in TERM_CHECKS if other is check for d in other.check(unit, message, terms)]
    assert all(d.location == message.location and d.related == (unit.location,) for d in found)
    assert all(d.severity is check.SEVERITY and d.message and d.hint for d in found)
    return found


def codes(check: MessageCheck, example: Example, translation: str) -> list[str]:
    return [d.code for d in findings(check, example, translation)]


@pytest.mark.parametrize(("check", "example"), CASES)
def test_the_good_one_passes(check: MessageCheck, example: Example) -> None:
    assert codes(check, example, example.good) == []


@pytest.mark.parametrize(("check", "example"), CASES)
def test_the_bad_one_is_found(check: MessageCheck, example: Example) -> None:
    assert set(codes(check, example, example.bad)) == {check.CODE}


@pytest.mark.parametrize("example", [example for check in MESSAGE_CHECKS for example in check.EXAMPLES])
def test_a_good_translation_passes_every_check(example: Example) -> None:
    others = [found for other in MESSAGE_CHECKS for found in codes(other, example, example.good)]
    assert others == []


def test_every_check_has_examples_and_documentation() -> None:
    for check in MESSAGE_CHECKS:
        assert check.EXAMPLES, check.CODE
        assert (check.__doc__ or "").strip(), check.CODE
        assert check.__name__.rpartition(".")[2].replace("_", "-") == check.CODE  # type: ignore[attr-defined]


def test_a_percentage_is_shown_whole_as_it_should_be() -> None:
    unit = Unit("", "95.5 %", "paragraph", Location("handbook/chapters/10-x.md", 7), "X")
    message = Message("", "95.5 %", "95,5%", False, "", Location("translations/de.po", 12))
    (found,) = percent_space.check(unit, message, replace(load("de"), fixed_space_before_percent=True))
    assert found.hint.endswith(": 95,5\u00a0%")
