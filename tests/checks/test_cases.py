"""What is found in a translation by all checks together, case by case: `tests/fixtures/checks.md`."""

from __future__ import annotations

from gesim_build.checks import COUNTRY_CHECKS, TRANSLATION_CHECKS
from gesim_build.diagnostics import Location
from gesim_build.model import Message, Unit
from tests.cases import Case, Expect, cases_of
from tests.conventions import load

COUNTRIES = {"de": "DE", "en": "IE", "el": "CY", "fi": "FI", "it": "IT", "lt": "LT", "lv": "LV"}


@cases_of("checks.md")
def test_translations(case: Case, expect: Expect) -> None:
    language, _, rest = case.title.partition(": ")
    kind = rest.partition(": ")[0] if ": " in rest else "paragraph"
    source, translation = case.input.removesuffix("\n").split("\n")
    unit = Unit("", source, kind, Location("handbook/chapters/10-x.md", 7), "X")
    message = Message("", source, translation, False, "", Location(f"translations/{language}.po", 12))
    found = [d for check in TRANSLATION_CHECKS for d in check.check(unit, message, load(language))]
    found += [d for check in COUNTRY_CHECKS for d in check.check(unit, message, load(language), COUNTRIES[language])]
    assert all(d.location == message.location and d.related == (unit.location,) and d.hint for d in found)
    expect(case, "".join(sorted(f"{d.severity} {d.code}: {d.message}\n" for d in found)))
