"""The register of abbreviations: what the short forms in the text stand for."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.model import Record
from gesim_build.registers.register import Listing, Register
from gesim_build.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Record):
    """A short form, as it is written, and what it stands for."""

    short: str = key(required=True, translated=True)
    long: str = key(required=True, translated=True)


ABBREVIATIONS = Register(
    path="handbook/abbreviations.toml",
    table="abbreviation",
    title="Abbreviations",
    record=Abbreviation,
    listings=(Listing("abbreviations", prefix="abbreviation", label="short", is_scoped=False),),
    sample={"id": "eu", "short": "EU", "long": "European Union"},
)
