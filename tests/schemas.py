"""The keys of configuration and registers, for tests that compare them with something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gesim_build.config_keys import HandbookToml
from gesim_build.registers import REGISTERS
from gesim_build.schema import Declared, keys_of

BY_TABLE = {register.table: register for register in REGISTERS}
TABLES = (HandbookToml, *(register.record for register in REGISTERS))


def paths(table: Any, path: str = "") -> Iterator[tuple[str, Declared]]:
    """Every key of a table, and of those in it, by its dotted path; ``*`` is any name."""
    for name, declared in keys_of(table).items():
        yield from _path(declared, f"{path}.{name}" if path else name)


def _path(declared: Declared, path: str) -> Iterator[tuple[str, Declared]]:
    yield path, declared
    if declared.each:
        yield from _path(declared.each, f"{path}.*")
    if declared.table:
        yield from paths(declared.table, path)
