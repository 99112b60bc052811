"""The documentation of accessibility says what the tests check, and says it of every criterion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import wcag
from tests.judges.tools import existing, program, run
from tests.wcag import criteria, document, marked_tests

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/accessibility.md"


def test_the_page_is_written_from_what_the_tests_say(pytestconfig: pytest.Config) -> None:
    written = document(criteria(), marked_tests())
    if pytestconfig.getoption("update_fixtures"):
        PAGE.write_text(written, encoding="utf-8")
    else:
        assert PAGE.read_text(encoding="utf-8") == written, "write it anew with --update-fixtures -n 0"


def test_every_criterion_of_both_levels_is_there_and_something_is_known_of_it() -> None:
    known = criteria()
    levels = [one.level for one in known]
    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    numbers = [one.number for one in known]
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    assert {one.guideline for one in known} == {*wcag.GUIDELINES}
    held = {number for test in marked_tests() for number in test.criteria}
    assert [number for number in held if number not in numbers] == []
    assert [one.number for one in known if not (one.people or one.absent or one.number in held)] == []
    assert [one.number for one in known if not (one.how or one.absent or one.people)] == []


def test_axe_has_rules_for_what_is_said_of_it() -> None:
    existing(ROOT / "node_modules/axe-core", "axe-core")
    script = "console.log(JSON.stringify(require('axe-core').getRules()))"
    rules = json.loads(run("env", "-C", ROOT, program("node"), "-e", script).stdout)
    stable = [rule for rule in rules if not {"experimental", "deprecated"} & {*rule["tags"]}]
    tags = {tag for rule in stable for tag in rule["tags"]}
    assert {f"wcag{number.replace('.', '')}" for number in wcag.AXE} <= tags
