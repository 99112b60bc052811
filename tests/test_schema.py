"""The mechanism behind configuration and registers: what each type takes, and what is reported about a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema
import pytest

from gesim_build.schema import (
    KINDS,
    DateOrYear,
    Key,
    RequiredIf,
    Value,
    Year,
    fault,
    holds,
    json_schema,
    key,
    keys_of,
    problems,
    typed,
)
from tests.schemas import TABLES, paths

DAY = dt.date(2026, 11, 23)
MOMENT = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    size: int = key("How large.", default=4, least=1, most=9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    text: str = key("A text.", required=True)
    kind: str = key("A kind.", default="a", choices=("a", "b", ""))
    code: str = key("A code.", required=RequiredIf("kind", ("b",)), pattern=r"[A-Z]{2}", form="two capitals")
    names: tuple[str, ...] = key("Names.", known=lambda name: name == name.lower(), form="in small letters")
    flag: bool = key()
    whole: int = key()
    number: float = key()
    share: float | None = key()
    year: Year = key()
    date: dt.date = key()
    day: DateOrYear | None = key()
    value: Value = key()
    inner: Inner = key("A table.")
    free: Mapping[str, Inner] = key("Tables.", each=Key("One of them."))
    beside: str = ""


RIGHT: Mapping[str, tuple[Any, ...]] = {
    "text": ("a",),
    "kind": ("a", "b", ""),
    "code": ("IE",),
    "names": (["en"], []),
    "flag": (True, False),
    "whole": (0, -7),
    "number": (0, 14000, 13.6, -1),
    "share": (0.5,),
    "year": (1000, 1948, 9999),
    "date": (DAY,),
    "day": (DAY, 2018),
    "value": ("a", DAY, ["a"]),
    "inner": ({}, {"size": 1}, {"size": 9}),
    "free": ({}, {"x": {"size": 2}}),
}
WRONG: Mapping[str, tuple[Any, ...]] = {
    "text": (1, DAY, ["a"], "", " "),
    "kind": ("c", "A"),
    "code": ("ie", "IEE", " IE"),
    "names": ("en", ["EN"], [1], {"a": 1}),
    "flag": (0, "true"),
    "whole": (True, 1.0, "1"),
    "number": ("14000", True, DAY, float("nan"), float("inf")),
    "share": ("0.5", True),
    "year": ("2018", 999, 10_000, 2018.0, True, DAY),
    "date": ("2026-11-23", MOMENT, 2026),
    "day": ("2018", MOMENT, 18),
    "value": (1, [1], MOMENT),
    "inner": (1, [], {"size": 0}, {"size": 10}, {"sise": 1}),
    "free": (1, {"x": 1}, {"x": {"size": 0}}),
}


def test_every_type_is_tried() -> None:
    assert {declared.kind.name for _, declared in paths(Outer)} >= {kind.name for kind in KINDS.values()}
    assert {*RIGHT} == {*WRONG} == {*keys_of(Outer)}


@pytest.mark.parametrize("name", RIGHT)
def test_a_key_takes_what_is_right(name: str) -> None:
    for value in RIGHT[name]:
        values = {"text": "a", "code": "IE", name: value}
        assert [*problems(Outer, values)] == [], value
        jsonschema.validate(_json(values), json_schema(Outer, "outer", ""))


@pytest.mark.parametrize("name", WRONG)
def test_a_key_refuses_what_is_wrong_and_says_what_it_wants(name: str) -> None:
    for value in WRONG[name]:
        (problem,) = problems(Outer, {"text": "a", "code": "IE", name: value}, "top")
        assert problem.code in ("bad-value", "unknown-key"), value
        assert problem.path.startswith(f"top.{name}") and problem.text
    if name not in ("inner", "free", "names", "kind", "code", "text"):
        declared = keys_of(Outer)[name]
        assert {fault(declared, value) for value in WRONG[name]} == {f"must be {declared.kind.wanted}"}


def test_all_problems_are_told_at_once() -> None:
    values = {"kind": "b", "texd": "a", "inner": {"size": 10}, "free": {"x": {"sise": 1}}, "names": ["a", "B"]}
    assert [(p.code, p.path, p.text) for p in problems(Outer, values)] == [
        ("missing-key", "text", "is missing"),
        ("missing-key", "code", "is missing"),
        ("unknown-key", "texd", "is unknown"),
        ("bad-value", "inner.size", "must be at most 9"),
        ("unknown-key", "free.x.sise", "is unknown"),
        ("bad-value", "names", "cannot be “B”: it must be in small letters"),
    ]
    assert "Did you mean text?" in [*problems(Outer, values)][2].hint


def test_choices_and_patterns_narrow_a_text() -> None:
    keys = keys_of(Outer)
    assert fault(keys["kind"], "c") == "must be one of a, b"
    assert fault(keys["code"], "ie") == "cannot be “ie”: it must be two capitals"
    assert (fault(keys["kind"], ""), fault(keys["code"], "IE")) == ("", "")


def test_a_condition_looks_at_another_key() -> None:
    condition = RequiredIf("kind", ("figure",))
    for value, expected in (("figure", True), ("provision", False), (["figure"], False), (None, False)):
        assert holds(condition, {"kind": value}.__getitem__) is expected
    assert holds(True, str) and not holds(False, str)


def test_a_table_has_its_values_and_the_defaults_of_the_rest() -> None:
    given = typed(Outer, {"text": "a", "names": ["b"], "free": {"x": {"size": 2}}, "day": 2018}, beside="c")
    assert given == Outer(
        text="a", kind="a", code="", names=("b",), flag=False, whole=0, number=0.0, share=None, year=Year(0),
        date=dt.date.min, day=Year(2018), value="", inner=Inner(size=4), free={"x": Inner(size=2)}, beside="c",
    )  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_never_in_a_table(name: str) -> None:
    default = getattr(typed(Outer, {}), name)
    for value in (value for value in WRONG[name] if not isinstance(value, dict) and str(value).strip()):
        assert getattr(typed(Outer, {name: value}), name) == default


@pytest.mark.parametrize("table", TABLES)
def test_declarations_make_sense(table: Any) -> None:
    names = dict(paths(table))
    for path, declared in names.items():
        narrowed = declared.key
        assert bool(narrowed.pattern or narrowed.known) == bool(narrowed.form), path
        for condition in (narrowed.required, narrowed.translated):
            if isinstance(condition, RequiredIf):
                assert set(condition.values) <= set(names[condition.key].key.choices), path
        if declared.is_default_documented and not declared.table and isinstance(declared.default, str | float | int):
            assert fault(declared, declared.default) == "", path


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _json(inner) for name, inner in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value
