"""The register of the index: the entries that the glossary does not have, and how they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from gesim_build.diagnostics import Diagnostic, error
from gesim_build.model import Record
from gesim_build.registers.register import Listing, Register
from gesim_build.schema import key

_REFERRING = ("under", "see", "see_also")
_PLACES = ("words", "at", "see_also")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry(Record):
    """An entry of the index.

    ``words`` are the words and phrases whose forms are looked for in the chapters of the source language, ``at`` the
    ids of what it leads to besides. An entry without either is looked for by its heading. One with ``see`` only leads
    to other entries; ``see_also`` names some besides. A sub-entry is ``under`` another one. All of these name entries:
    ids of this register or of the glossary.
    """

    heading: str = key(required=True, translated=True)
    under: str = key()
    words: tuple[str, ...] = key()
    at: tuple[str, ...] = key()
    see: tuple[str, ...] = key()
    see_also: tuple[str, ...] = key()

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is looked for in the text."""
        return self.words or (() if self.at or self.see else (self.heading,))


def index_problems(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """``unknown-record`` for names of entries that there are not, ``bad-value`` for those that lead in a circle."""
    entries = {one.id: one for one in records if isinstance(one, IndexEntry)}
    known = entries.keys() | {one.id for one in records if hasattr(one, "definition")}
    for one in entries.values():
        for name in _REFERRING:
            value = getattr(one, name)
            for other in filter(None, (value,) if isinstance(value, str) else value):
                yield from _unknown(one, name, other, known)
        if one.see and (given := [name for name in _PLACES if getattr(one, name)]):
            text = f"the entry {one.id} has see, and {given[0]} besides"
            yield error("bad-value", text, one.where("see"), "Say see_also where the entry leads to places too.")
        if one.under != one.id and one.under in entries and entries[one.under].under:
            text = f"the entry {one.id} is under {one.under}, which is under another one itself"
            yield error("bad-value", text, one.where("under"), "There are entries and sub-entries, and none below.")


def _unknown(one: IndexEntry, name: str, other: str, known: set[str]) -> Iterator[Diagnostic]:
    if other == one.id:
        text = f"the entry {one.id} leads to itself"
        yield error("bad-value", text, one.where(name), "Name another entry.")
    elif other not in known:
        near = get_close_matches(other, sorted(known), 1)
        hint = f"Did you mean {near[0]}?" if near else "Add it to handbook/index.toml."
        yield error("unknown-record", f"there is no entry {other} of the index", one.where(name), hint)


INDEX = Register(
    path="handbook/index.toml",
    table="entry",
    title="Index",
    record=IndexEntry,
    listings=(Listing("index", is_scoped=False),),
    problems=index_problems,
    sample={"id": "phones", "heading": "Phones", "words": ["phone"]},
)
