"""Values of keys: what each type takes."""

from __future__ import annotations

import datetime as dt

import pytest

from gesim_build.registers import REGISTERS
from gesim_build.registers.field import TYPES, Field, When, fault, holds

DAY = dt.date(2026, 11, 23)
MOMENT = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
RIGHT: dict[str, tuple[object, ...]] = {
    "text": ("a", ""),
    "list": (["en"], []),
    "date": (DAY,),
    "year": (2018, 1948),
    "date or year": (DAY, 2018),
    "number": (0, 14000, 13.6, -1),
}
WRONG: dict[str, tuple[object, ...]] = {
    "text": (1, DAY, ["a"]),
    "list": ("en", {"a": 1}),
    "date": ("2026-11-23", MOMENT, 2026),
    "year": ("2018", 18, 20181, 2018.0, True, DAY),
    "date or year": ("2018", MOMENT, 18),
    "number": ("14000", True, DAY, float("nan"), float("inf")),
}


@pytest.mark.parametrize("name", TYPES)
def test_a_type_takes_what_is_right_and_says_what_it_wants(name: str) -> None:
    assert [value for value in RIGHT[name] if fault(Field(name), value)] == []
    assert {fault(Field(name), value) for value in WRONG[name]} == {f"must be {TYPES[name][1]}"}


def test_choices_and_patterns_narrow_a_text() -> None:
    assert fault(Field(choices=("A", "B")), "C") == "must be one of A, B"
    assert fault(Field(choices=("", "days")), "day") == "must be one of days"
    assert fault(Field(choices=("", "days")), "") == ""
    assert fault(Field(pattern=r"[A-Z]{2}", form="two capitals"), "ie") == "cannot be “ie”: it must be two capitals"
    assert fault(Field(pattern=r"[A-Z]{2}"), "IE") == ""


def test_a_condition_looks_at_another_key() -> None:
    when = When("kind", ("figure",))
    assert holds(when, {"kind": "figure"})
    assert not holds(when, {"kind": "provision"})
    assert not holds(when, {})
    assert not holds(when, {"kind": ["figure"]})
    assert holds(True, {}) and not holds(False, {})


@pytest.mark.parametrize("name", REGISTERS)
def test_conditions_name_keys_and_choices_that_there_are(name: str) -> None:
    fields = REGISTERS[name].fields
    for field in fields.values():
        assert field.type in TYPES
        assert bool(field.pattern) == bool(field.form)
        for condition in (field.required, field.translated):
            if isinstance(condition, When):
                assert set(condition.values) <= set(fields[condition.key].choices)
