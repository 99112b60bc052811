"""``glossary.toml``: the terms that are explained."""

from __future__ import annotations

from gesim_build.model import Record
from gesim_build.registers.field import Field, Register

GLOSSARY = Register(
    "handbook/glossary.toml",
    "term",
    {
        "term": Field(required=True, translated=True),
        "also": Field("list"),
        # The languages whose translation of the term a specialist still has to decide.
        "undecided": Field("list"),
        "definition": Field(required=True, translated=True),
    },
)


def names_of(record: Record) -> tuple[str, ...]:
    """What the text calls a term: its headword, then the other names; nothing for a record that is no term."""
    if record.register != "glossary":
        return ()
    others = record.fields.get("also", ())
    names = (record.fields.get("term", ""), *(others if isinstance(others, list) else ()))
    return tuple(name for name in names if isinstance(name, str) and name)
