"""Records for the examples of checks: valid ones, in which an example changes what it is about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

CHECKED, LATER = dt.date(2026, 11, 23), dt.date(2027, 11, 23)

Value = str | int | dt.date | list[str] | None

_CONTACT: Mapping[str, Value] = {
    "id": "line",
    "name": "Helpline",
    "country": "EU",
    "kind": "helpline",
    "number": "116999",
    "availability": "At any hour.",
    "languages": ["en"],
    "source": "Page of 2026",
    "checked_on": CHECKED,
    "expires_on": LATER,
    "call_test": "due",
    "status": "print",
}
_REFERENCE: Mapping[str, Value] = {
    "id": "report",
    "kind": "publication",
    "title": "Report",
    "body": "Agency",
    "confidence": "A",
    "checked_on": CHECKED,
    "review_on": LATER,
}


def sample_contact(**fields: Value) -> str:
    """A contact for ``contacts.toml``; ``fields`` are set in it, those that are None left out."""
    return _toml("contact", {**_CONTACT, **fields})


def sample_reference(**fields: Value) -> str:
    """The same for ``references.toml``."""
    return _toml("reference", {**_REFERENCE, **fields})


def _toml(table: str, fields: Mapping[str, Value]) -> str:
    """Texts and lists are written alike in TOML and JSON."""
    lines = (f"{key} = {_value(value)}" for key, value in fields.items() if value is not None)
    return "\n".join([f"[[{table}]]", *lines, ""])


def _value(value: Value) -> str:
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
