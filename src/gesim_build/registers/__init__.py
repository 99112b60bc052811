"""The registers: TOML files of records. `definitions.py` has the keys of each, and the table of all."""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.model import Record
from gesim_build.registers.definitions import REGISTERS as REGISTERS
from gesim_build.registers.register import Listing, Register

# What each class of records, each directive and each name of a value (``fact`` of ``fact.ID``) belongs to.
BY_RECORD: Mapping[type[Record], Register] = {register.record: register for register in REGISTERS}
BY_DIRECTIVE: Mapping[str, tuple[Register, Listing]] = {
    listing.directive: (register, listing) for register in REGISTERS for listing in register.listings
}
BY_VALUE: Mapping[str, Register] = {name: register for register in REGISTERS for name in register.values}


def element_id(record: Record) -> str:
    """The id of a record's row, ``contact-ID``; empty for a record that has none."""
    register = BY_RECORD.get(type(record))
    listing = register.listing(record) if register else None
    return f"{listing.prefix}-{record.id}" if listing else ""
