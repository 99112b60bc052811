"""What a register is: its file, the class of its records, and where their names and rows are in the book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Record


@dataclass(frozen=True, slots=True)
class Listing:
    """A directive that prints records of a register.

    ``kind`` is that of the records it prints, empty for all. The row of a record has the id ``PREFIX-ID``, and texts
    refer to it by what its key ``label`` says; without a ``prefix`` its rows have no ids. ``is_scoped`` says whether
    the directive can be told to print the country's own records only, or only those of all countries; ``is_table``
    whether it is a table, with a caption and an id.
    """

    directive: str
    kind: str = ""
    prefix: str = ""
    label: str = ""
    is_scoped: bool = True
    is_table: bool = False

    def has(self, record: Record) -> bool:
        """Whether it prints records of this kind."""
        return self.kind in ("", getattr(record, "kind", ""))


def _none(records: Sequence[Record]) -> Iterator[Diagnostic]:
    del records
    return iter(())


@dataclass(frozen=True, slots=True)
class Register:
    """A register.

    ``path`` is its file, ``table`` the name of each table in it, ``record`` the class of its records, whose fields are
    its keys. Translators read ``title`` where a text is printed in no chapter. ``values`` are the names of the
    values that a record gives to the text (``fact.ID``); ``cited`` are the keys that its citation consists of.
    ``listings`` are the directives that print it. ``valid_until`` is the key of the date until which a record was
    found right. ``replaced`` says what to write now for a key that there is no more. ``problems`` finds, among the
    records of all registers, what is wrong with those of this one. ``sample`` is a whole record, for examples.
    """

    path: str
    table: str
    title: str
    record: type[Record]
    sample: Mapping[str, Any]
    values: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    valid_until: str = ""
    replaced: Mapping[str, str] = field(default_factory=dict)
    problems: Callable[[Sequence[Record]], Iterator[Diagnostic]] = field(default=_none)

    def listing(self, record: Record) -> Listing | None:
        """The directive that prints rows with ids for records of this kind, if there is one."""
        return next((one for one in self.listings if one.prefix and one.has(record)), None)
