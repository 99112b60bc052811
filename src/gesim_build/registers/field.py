"""What a register is: its file and its keys, and what a value of each key may be."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class When:
    """A condition: another key of the record has one of these values."""

    key: str
    values: tuple[str, ...]

    def holds(self, fields: Mapping[str, Any]) -> bool:
        """Whether it holds for a record's fields."""
        return fields.get(self.key) in self.values


Condition = bool | When


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a register.

    ``type`` is one of `TYPES`. ``required`` and ``translated`` hold always, never, or for some records only: what is
    not printed is not translated. ``choices`` and ``pattern`` narrow a text; ``form`` says in words what
    the pattern wants.
    """

    type: str = "text"
    required: Condition = False
    translated: Condition = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A register's file, the name of its tables, and its keys besides the common ones.

    A record whose ``country`` is not given belongs to the country ``EU``: to every edition.
    """

    path: str
    table: str
    own: Mapping[str, Field]
    fields: Mapping[str, Field] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", {**COMMON, **self.own})


COMMON: Mapping[str, Field] = {
    "id": Field(required=True, pattern=r"[a-z0-9][a-z0-9-]*", form="small letters from a to z, digits and hyphens"),
    "comment": Field(),
}
COUNTRY, COUNTRY_FORM = r"[A-Z]{2}", "two capitals"
CONFIDENCE = ("A", "B")


def holds(condition: Condition, fields: Mapping[str, Any]) -> bool:
    """Whether a condition holds for a record's fields."""
    return condition.holds(fields) if isinstance(condition, When) else condition


def fault(field_: Field, value: object) -> str:
    """What is wrong with a value, as the end of a sentence that begins with its key; empty if nothing is."""
    fits, wanted = TYPES[field_.type]
    if not fits(value):
        return f"must be {wanted}"
    if field_.choices and value not in field_.choices:
        return f"must be one of {', '.join(filter(None, field_.choices))}"
    if field_.pattern and not re.fullmatch(field_.pattern, str(value)):
        return f"cannot be “{value}”: it must be {field_.form}"
    return ""


def _is_date(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_year(value: object) -> bool:
    return _is_number(value) and isinstance(value, int) and 1000 <= value <= 9999


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


# What a value of each type is, and how a message calls it.
TYPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "text": (lambda value: isinstance(value, str), 'a text in quotes: "…"'),
    "list": (lambda value: isinstance(value, list), 'a list: ["en", "de"]'),
    "date": (_is_date, "a date without quotes: 2026-11-23"),
    "year": (_is_year, "a year without quotes: 2026"),
    "date or year": (lambda value: _is_date(value) or _is_year(value), "a date or a year: 2026-11-23, 2026"),
    "number": (_is_number, "a number without quotes: 14000, 13.6"),
}
