"""Records for the examples of checks: the sample of a register, in which an example changes what it is about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from gesim_build.model import Record
from gesim_build.registers import BY_RECORD
from gesim_build.registers.definitions import Contact, Fact, Reference

CHECKED = dt.date(2026, 11, 23)


def sample(kind: type[Record], /, **values: Any) -> str:
    """A record for its register's file; ``values`` are set in it, those that are None left out."""
    register = BY_RECORD[kind]
    return _toml(register.table, {**register.sample, **values})


sample_contact, sample_reference, sample_fact = (partial(sample, kind) for kind in (Contact, Reference, Fact))


def _toml(table: str, values: Mapping[str, Any]) -> str:
    """Texts and lists are written alike in TOML and JSON."""
    lines = (f"{key} = {_value(value)}" for key, value in values.items() if value is not None)
    return "\n".join([f"[[{table}]]", *lines, ""])


def _value(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
